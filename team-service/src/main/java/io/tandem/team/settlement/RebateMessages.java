package io.tandem.team.settlement;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.tandem.chassis.money.Asset;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/**
 * rebate-service's messages, as far as team-service needs them: what it may add to its answers one
 * day is not our concern.
 */
final class RebateMessages {

    private RebateMessages() {}

    /** Null programmes, links or campaigns mean all of them. */
    @RegisterForReflection
    record AskContributions(YearMonth period, List<String> programmes, List<AskMember> members) {}

    /** Without a time it is from the period's beginning, and to its end. */
    @RegisterForReflection
    record AskMember(
            UUID partnerId, List<UUID> linkIds, List<String> campaigns, Instant from, Instant to) {}

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Contributions(List<MemberContribution> items, Instant asOf) {}

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record MemberContribution(
            UUID partnerId,
            List<Rebate> rebates,
            BigDecimal volumeUsd,
            long invitees,
            long activeTraders) {}

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Rebate(Asset asset, BigDecimal amount) {}

    @RegisterForReflection
    record PostTransfer(String reference, String reason, List<Leg> legs) {}

    @RegisterForReflection
    record Leg(UUID from, UUID to, Asset asset, BigDecimal amount) {}

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Booked(UUID id) {}

    /** As much of a problem as it takes to tell who lacks what. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Refusal(String type, String detail, List<Lack> lacking) {}

    @RegisterForReflection
    record HoldFunds(
            UUID partnerId, Asset asset, BigDecimal amount, String reference, String reason) {}

    /** In the hold's asset. */
    @RegisterForReflection
    record AwardHold(List<AwardLeg> legs) {}

    @RegisterForReflection
    record AwardLeg(UUID to, BigDecimal amount) {}

    @RegisterForReflection
    record ReserveFunds(UUID partnerId, Asset asset, BigDecimal amount, String purpose) {}
}
