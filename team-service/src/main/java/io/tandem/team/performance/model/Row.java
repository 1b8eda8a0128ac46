package io.tandem.team.performance.model;

import io.tandem.team.roster.model.PartnerId;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A row of the table.
 *
 * @param period empty where all months are added up
 * @param member empty where all members are
 * @param ranks where there is a row for each member
 * @param trends where there is a row for each month
 */
public record Row(
        Optional<YearMonth> period,
        Optional<PartnerId> member,
        Figures figures,
        Optional<Ranks> ranks,
        Optional<Trends> trends) {}
