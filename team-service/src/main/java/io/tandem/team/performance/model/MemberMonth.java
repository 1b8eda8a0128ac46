package io.tandem.team.performance.model;

import io.tandem.team.roster.model.PartnerId;
import java.time.YearMonth;

/** How one member did in one month. */
public record MemberMonth(YearMonth period, PartnerId member, Figures figures) {}
