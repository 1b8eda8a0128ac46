package io.tandem.team.performance;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.tandem.chassis.money.Asset;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/** rebate-service's earnings, as far as they are told on. */
final class EarningsMessages {

    private EarningsMessages() {}

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Earnings(List<Earning> items) {}

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Earning(
            UUID partnerId,
            Asset asset,
            YearMonth period,
            UUID link,
            String campaign,
            long trades,
            BigDecimal fees) {}
}
