/**
 * What members spend for their team: put on record with proof, approved by the others as the
 * agreement says, and counted in the period for which it was claimed. What is approved after that
 * period was settled has it restated.
 */
package io.tandem.team.cost;
