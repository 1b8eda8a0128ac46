/**
 * The partners: who they are, which users of the exchange they are themselves (self-referrals are
 * found by that), and how they stand. What is decided of claims by these facts is decided under one
 * lock, the registry's, so that no claim is judged by half a change.
 */
package io.tandem.referral.partner;
