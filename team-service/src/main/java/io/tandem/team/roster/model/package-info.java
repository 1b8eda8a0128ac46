/** Who is on a team: ids, membership in time, and the life of an invitation. */
package io.tandem.team.roster.model;
