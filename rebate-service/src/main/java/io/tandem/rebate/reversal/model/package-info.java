/** How much of a trade has been reversed, as values. */
package io.tandem.rebate.reversal.model;
