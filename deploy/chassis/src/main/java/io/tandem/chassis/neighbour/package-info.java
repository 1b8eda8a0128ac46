/**
 * Calls to a neighbour that may be slow, down or out of its mind: an attempt has a limit of time, a
 * call that may be made twice is made again, a neighbour that keeps failing is left alone for a
 * while, and only so many calls wait for it. Whoever needs its answer is told {@code
 * neighbour-unavailable}; everything else goes on.
 */
package io.tandem.chassis.neighbour;
