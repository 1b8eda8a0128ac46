/**
 * Exact amounts: an asset with a decimal, rates in parts per million, and the one scale at which
 * the ledger keeps everything. Pure: it depends on the JDK alone, so that models may depend on it.
 */
package io.tandem.chassis.money;
