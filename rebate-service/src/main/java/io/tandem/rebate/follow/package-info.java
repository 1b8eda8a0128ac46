/**
 * Follows referral-service: its feed of bindings in order and without gaps, and a look-up for users
 * whose trades come before their binding has. When the neighbour is down trades are accepted all
 * the same, unbound, and restated when the feed brings the binding.
 */
package io.tandem.rebate.follow;
