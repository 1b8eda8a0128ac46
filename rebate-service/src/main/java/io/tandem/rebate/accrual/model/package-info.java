/**
 * Rating and booking as pure functions: what a trade earns and why, who has what of it, and what
 * that does to the ledger and to the roll-up.
 */
package io.tandem.rebate.accrual.model;
