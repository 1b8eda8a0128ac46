/**
 * A dispute as a pure machine: who may do what in which state, what the clock does to it, what of
 * each contested line is frozen, paid or payable. Money and time are passed in.
 */
package io.tandem.team.dispute.model;
