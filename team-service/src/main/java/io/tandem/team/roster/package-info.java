/**
 * Teams and who is on them: a partner founds a team and leads it, others join by an invitation that
 * they accept, and leave when no agreement binds them. Membership is kept with its times, so that
 * who was on a team at any moment can always be told.
 */
package io.tandem.team.roster;
