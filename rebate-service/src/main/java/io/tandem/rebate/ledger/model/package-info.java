/**
 * Double entry as values: accounts, movements between two of them, and the entries they make up.
 */
package io.tandem.rebate.ledger.model;
