/** The states of a hold, and what each does to the ledger. */
package io.tandem.rebate.hold.model;
