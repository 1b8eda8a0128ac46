/**
 * The ledger: append-only journal entries whose lines each move a positive amount of one asset from
 * one account to another, and the running balances of accounts that have an owner. The database
 * refuses what would unbalance an entry, mix assets or overdraw; the application's role needs
 * neither UPDATE nor DELETE on what is append-only.
 */
package io.tandem.rebate.ledger;
