/**
 * Reversals of trades, whole or in part: fraud, busts, chargebacks. What has been reversed is a
 * fact about the trade that its rating takes in like any other, so a reversal is a restatement:
 * what is stored is taken back, and what is left of the trade entered, in the open month's books.
 */
package io.tandem.rebate.reversal;
