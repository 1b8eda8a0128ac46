/** The keys and sums of the earnings roll-up. */
package io.tandem.rebate.earnings.model;
