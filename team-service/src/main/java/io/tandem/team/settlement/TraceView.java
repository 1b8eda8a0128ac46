package io.tandem.team.settlement;

import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Rate;
import io.tandem.team.agreement.AgreementView;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A settlement taken apart: each net line opens into what was earned, pooled, weighed and divided;
 * the agreement that says how, with its signatures; what the books say now; and the trades of one
 * member.
 */
record TraceView(
        UUID settlementId,
        UUID teamId,
        YearMonth period,
        @Schema(
                        enumeration = {"CALCULATED", "POSTING", "POSTED"},
                        examples = "POSTED")
                String state,
        @Schema(description = "The moment of which the contributions are.") Instant asOf,
        @Schema(description = "The version that was in force, its digest, and who signed it.")
                AgreementView agreement,
        @Schema(
                        description =
                                "Whether the terms, the rule and the contributions below give these"
                                        + " lines and transfers again, worked out for this answer.",
                        examples = "true")
                boolean recomputed,
        List<LineView> lines,
        List<SettlementView.TransferView> transfers,
        @Schema(
                        description =
                                "What each member's books say now, beside what was settled: late"
                                        + " trades, reversals and new ratings since.")
                List<BookView> books,
        @Schema(
                        nullable = true,
                        description =
                                "The trades of the viewer, or of the member an operator names;"
                                        + " nobody else's.")
                TradesView trades) {

    /** A member's net in an asset, from what it earned to what moves. */
    @Schema(name = "TracedLine")
    record LineView(
            Asset asset,
            UUID partnerId,
            @Schema(
                            description = "What it earned, as of the snapshot: the gross line.",
                            examples = "400")
                    BigDecimal rebate,
            @Schema(description = "What of that is pooled, by the terms.") Rate pooledShare,
            @Schema(
                            implementation = String.class,
                            description = "As which fraction of a member it took part.",
                            examples = "1")
                    BigDecimal presence,
            @Schema(description = "What it put into the pool.", examples = "200")
                    BigDecimal contributed,
            @Schema(examples = "250000") BigDecimal volumeUsd,
            @Schema(examples = "12") long invitees,
            @Schema(examples = "7") long activeTraders,
            @Schema(
                            implementation = String.class,
                            nullable = true,
                            description = "Its exact weight, where the rule works by one set.",
                            examples = "14.142135623730950488016887242096980785696718753769")
                    BigDecimal weight,
            @Schema(
                            implementation = String.class,
                            nullable = true,
                            description = "The sum of all members' weights.",
                            examples = "24.142135623730950488016887242096980785696718753769")
                    BigDecimal weights,
            @Schema(examples = "350.5") BigDecimal pool,
            @Schema(examples = "210.25") BigDecimal part,
            @Schema(examples = "10.25") BigDecimal net,
            @Schema(
                            description = "Net; of a restatement, less the net that stood before.",
                            examples = "10.25")
                    BigDecimal moves,
            List<ContestedView> contested,
            @Schema(
                            description = "The same in words.",
                            examples = "[\"Earned 400 USDT; 0.5 of it is pooled: 200 USDT.\"]")
                    List<String> words) {}

    /** What was contested of a line, and what became of it. */
    @Schema(name = "TracedContest")
    record ContestedView(
            UUID disputeId,
            @Schema(examples = "1") int line,
            UUID claimantId,
            @Schema(examples = "12.5") BigDecimal contested,
            @Schema(
                            enumeration = {"AWAITING", "FREEZING", "FROZEN", "ENDED", "DROPPED"},
                            examples = "ENDED")
                    String state,
            @Schema(
                            nullable = true,
                            description = "What of it the claimant gets, once it is decided.",
                            examples = "6.25")
                    BigDecimal awarded,
            @Schema(nullable = true, description = "The hold in rebate-service.") UUID holdId) {}

    /** A member's rebate in an asset: as it was settled, and as it is. */
    @Schema(name = "TracedBook")
    record BookView(
            UUID partnerId,
            Asset asset,
            @Schema(examples = "400") BigDecimal settled,
            @Schema(examples = "397.5") BigDecimal now,
            @Schema(
                            description = "Now less settled: what a restatement has to see to.",
                            examples = "-2.5")
                    BigDecimal difference) {}
}
