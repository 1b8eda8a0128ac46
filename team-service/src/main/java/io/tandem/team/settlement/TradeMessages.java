package io.tandem.team.settlement;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.tandem.chassis.money.Asset;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/** What rebate-service is asked and tells about trades, as far as a trace needs it. */
final class TradeMessages {

    private TradeMessages() {}

    /** The scope is that of {@link RebateMessages.AskContributions}; a null asset means all. */
    @RegisterForReflection
    record AskTrades(
            YearMonth period,
            List<String> programmes,
            RebateMessages.AskMember member,
            Asset asset) {}

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Trades(
            List<Trade> items, String next, List<RebateMessages.Rebate> rebates, Instant asOf) {}

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Trade(
            String programme,
            String tradeId,
            String userId,
            String instrument,
            String instrumentType,
            BigDecimal volumeUsd,
            BigDecimal fee,
            BigDecimal netFee,
            Asset asset,
            Instant executedAt,
            Instant receivedAt,
            BigDecimal rebate,
            List<Accrual> accruals) {}

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Accrual(
            String kind,
            String cause,
            Instant at,
            YearMonth postedPeriod,
            String role,
            String reason,
            String category,
            UUID linkId,
            String campaign,
            UUID planId,
            Integer planVersion,
            Integer tier,
            BigDecimal rate,
            BigDecimal commissionableFee,
            BigDecimal gross,
            BigDecimal part,
            LocalDate availableOn) {}
}
