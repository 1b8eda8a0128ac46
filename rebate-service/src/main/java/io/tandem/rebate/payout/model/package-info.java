/** The states of a payout, what each does to the ledger, and the rule that rounds it. */
package io.tandem.rebate.payout.model;
