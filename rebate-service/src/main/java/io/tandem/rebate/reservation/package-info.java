/**
 * Reservations: what a payout may not touch, such as a member's pooled share until the settlement.
 * A reservation is a claim, not a movement: it may be of more than there is yet, and catches what
 * comes. A transfer consumes those of its own reference. The balance keeps the open sum, and a
 * constraint refuses what would go below it.
 */
package io.tandem.rebate.reservation;
