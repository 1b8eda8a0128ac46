/**
 * Earnings: the roll-up of accruals by partner, month, day, asset, category and way in, written
 * with the accruals themselves, and the questions that partners and team-service ask of it.
 */
package io.tandem.rebate.earnings;
