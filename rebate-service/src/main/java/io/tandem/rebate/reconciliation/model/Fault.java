package io.tandem.rebate.reconciliation.model;

/**
 * A rule that a file breaks.
 *
 * @param line where, from 1
 * @param column empty when it is the whole line
 */
public record Fault(long line, String column, String rule) {}
