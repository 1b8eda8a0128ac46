/**
 * A simulation's arithmetic. It divides by the very functions by which settlements do, and adds up
 * what comes out: there is no second way to split a pool.
 */
package io.tandem.team.simulation.model;
