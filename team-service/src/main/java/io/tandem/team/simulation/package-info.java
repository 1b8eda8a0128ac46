/**
 * What terms would have given each member of real past months, against going alone and against the
 * present agreement. Every simulation is kept as one canonical document with its SHA-256, so that a
 * signature can name what its signer had seen.
 */
package io.tandem.team.simulation;
