/**
 * The arithmetic and the life of a settlement: a snapshot of what the members earned, the rule of
 * their agreement applied to it, the differences netted into the fewest obvious transfers.
 */
package io.tandem.team.settlement.model;
