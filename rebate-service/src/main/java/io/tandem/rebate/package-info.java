/**
 * What that earned: plans, trades, accruals, the ledger, periods, transfers and earnings. Features
 * depend in one direction: plan, trade, binding, period, ledger and earnings know nothing of
 * accrual, which rates and posts by them; follow and intake set it going.
 */
package io.tandem.rebate;
