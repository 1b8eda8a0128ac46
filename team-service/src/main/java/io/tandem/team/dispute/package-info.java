/**
 * Disputes: a member contests what a settlement gave others, exactly that much is frozen in
 * rebate-service, and the parties' agreement or the agreement's dispute clause says who gets it.
 * What was decided is carried out as a saga that any replica goes on with.
 */
package io.tandem.team.dispute;
