package io.tandem.team.settlement;

import jakarta.validation.constraints.NotNull;
import java.time.YearMonth;

/** The lead or an operator has a period settled. */
public record SettlePeriod(@NotNull YearMonth period) {}
