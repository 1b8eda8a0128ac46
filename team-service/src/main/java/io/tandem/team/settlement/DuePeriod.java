package io.tandem.team.settlement;

import io.tandem.team.roster.model.TeamId;
import java.time.YearMonth;

/** A team's period whose day to be settled by itself has come. */
record DuePeriod(TeamId team, YearMonth period) {}
