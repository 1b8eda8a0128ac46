package io.tandem.rebate.period.model;

import io.tandem.rebate.plan.model.Category;
import java.time.YearMonth;
import java.util.UUID;

/** Whose standing, in what, for which month. */
public record StandingKey(String programme, YearMonth period, UUID partnerId, Category category) {}
