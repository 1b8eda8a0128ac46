/**
 * Plans: what a programme pays. Versions are immutable and effective-dated by month, so that any
 * accrual can name the version that made it.
 */
package io.tandem.rebate.plan;
