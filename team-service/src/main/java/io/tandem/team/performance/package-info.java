/**
 * How a team and its members do, month by month: what the agreement in force in a month lets its
 * members see of each other, taken from settlements where a month is settled and from
 * rebate-service's books where it is not yet.
 */
package io.tandem.team.performance;
