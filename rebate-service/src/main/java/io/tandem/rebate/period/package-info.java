/** Periods: the months of a programme that are closed, and the standings that a close fixed. */
package io.tandem.rebate.period;
