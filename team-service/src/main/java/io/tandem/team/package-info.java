/**
 * team-service: how the rebates of a team of partners are shared. It answers who is on a team, what
 * its members have signed, and what each gets of a period.
 */
package io.tandem.team;
