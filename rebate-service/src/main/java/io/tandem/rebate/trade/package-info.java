/**
 * Trades as stored facts: one immutable row per accepted trade in the partition of its month, and
 * one key per id across all months, which is what makes the intake idempotent.
 */
package io.tandem.rebate.trade;
