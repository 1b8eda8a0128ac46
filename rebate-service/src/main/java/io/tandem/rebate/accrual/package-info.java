/**
 * Accruals: the sub-ledger. A trade carries its first accrual; each later change of its rating
 * takes back what is stored and adds what holds now. The journal has the sums.
 */
package io.tandem.rebate.accrual;
