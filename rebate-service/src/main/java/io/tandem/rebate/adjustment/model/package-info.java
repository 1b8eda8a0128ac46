/** What an adjustment does to the ledger, and what undoes it. */
package io.tandem.rebate.adjustment.model;
