/**
 * Payouts: requested, approved by somebody else, sent, and then paid or failed. The money is held
 * from the request on and comes back when it fails. What is finer than the asset's payout precision
 * stays available: the request's entry shows it going and coming back.
 */
package io.tandem.rebate.payout;
