package io.tandem.local.demo;

/**
 * What a check found.
 *
 * @param invariant its number in section 6 of the design
 * @param evidence what was compared, in numbers
 */
record Finding(int invariant, String claim, boolean holds, String evidence) {}
