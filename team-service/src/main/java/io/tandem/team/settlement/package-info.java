/**
 * A period's settlement: what the members earned is snapshotted from rebate-service, divided by the
 * agreement in force then, netted, and booked there in one call that can be repeated without
 * effect. A crash at any point leaves a state from which the next attempt goes on.
 */
package io.tandem.team.settlement;
