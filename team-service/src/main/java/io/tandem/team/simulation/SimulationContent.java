package io.tandem.team.simulation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.tandem.chassis.money.Asset;
import io.tandem.team.agreement.AgreementTerms;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * All that a simulation was worked out from and all that came out: the document whose canonical
 * bytes are hashed. It says neither who asked nor when, so whoever asks the same of the same
 * figures gets the same digest.
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SimulationContent(
        @Schema(examples = SCHEMA) String schema,
        UUID teamId,
        AgreementTerms terms,
        @Schema(
                        description = "The digest that these terms have, or would have.",
                        examples =
                                "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae")
                String termsDigest,
        @Schema(
                        nullable = true,
                        description =
                                "The digest of the agreement that ruled the team when this was"
                                        + " asked; left out when none did.",
                        examples =
                                "fcde2b2edba56bf408601fb721fe9b5c338d10ee429ea04fae5511b68fbf8fb9")
                String presentDigest,
        @Schema(examples = "2025-05") YearMonth from,
        @Schema(examples = "2025-08") YearMonth to,
        List<MonthContent> months,
        List<AssetContent> totals) {

    static final String SCHEMA = "tandem/simulation/1";

    /** A month: what was brought, and what that would have become. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SimulatedMonth")
    public record MonthContent(
            YearMonth period,
            @Schema(description = "Within the scope of the simulated terms.")
                    List<ContributionContent> contributions,
            @Schema(
                            nullable = true,
                            description =
                                    "Within the scope of the present agreement, of those members"
                                            + " who are in the simulated terms; left out where"
                                            + " there is none, or where it is the same.")
                    List<ContributionContent> presentContributions,
            List<AssetMonthContent> assets) {}

    /** What one member brought: aggregates, as a settlement shows them. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SimulatedContribution")
    public record ContributionContent(
            UUID partnerId,
            List<AmountContent> rebates,
            @Schema(examples = "250000") BigDecimal volumeUsd,
            @Schema(examples = "12") long invitees,
            @Schema(examples = "7") long activeTraders,
            @Schema(
                            nullable = true,
                            description = "Its approved costs; left out where there are none.")
                    List<AmountContent> costs) {}

    /** An amount in an asset. */
    @RegisterForReflection
    @Schema(name = "SimulatedAmount")
    public record AmountContent(Asset asset, @Schema(examples = "400") BigDecimal amount) {}

    /** An asset's month. */
    @RegisterForReflection
    @Schema(name = "SimulatedAssetMonth")
    public record AssetMonthContent(
            Asset asset, @Schema(examples = "500") BigDecimal pool, List<ResultContent> members) {}

    /** What one member would have had of an asset. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SimulatedResult")
    public record ResultContent(
            UUID partnerId,
            @Schema(description = "What it has alone: all that it earned.", examples = "400")
                    BigDecimal alone,
            @Schema(description = "What of that goes into the pool.", examples = "400")
                    BigDecimal contributed,
            @Schema(description = "What it gets of the pool.", examples = "350") BigDecimal part,
            @Schema(description = "What it has under the terms.", examples = "350")
                    BigDecimal result,
            @Schema(description = "The result less what it has alone.", examples = "-50")
                    BigDecimal againstAlone,
            @Schema(
                            nullable = true,
                            description = "The result less that of the present agreement.",
                            examples = "12.5")
                    BigDecimal againstPresent) {}

    /** All months of an asset. */
    @RegisterForReflection
    @Schema(name = "SimulatedAsset")
    public record AssetContent(
            Asset asset,
            @Schema(description = "In how many of the months the team earned it.", examples = "4")
                    int months,
            @Schema(examples = "2000") BigDecimal pool,
            GiniContent gini,
            List<TotalsContent> members) {}

    /** How unequally an asset is distributed over the members. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "SimulatedGini",
            description =
                    "Gini coefficients of the members' totals: 0 is all the same. Left out where"
                            + " somebody has a debt or nobody has anything.")
    public record GiniContent(
            @Schema(nullable = true) RatioContent alone,
            @Schema(nullable = true) RatioContent proposed,
            @Schema(nullable = true) RatioContent present) {}

    /** An exact ratio and, for the eye, a rounded one. */
    @RegisterForReflection
    @Schema(name = "SimulatedRatio")
    public record RatioContent(
            @Schema(description = "Exact, in lowest terms.", examples = "1/3") String fraction,
            @Schema(description = "Rounded half-even to 6 decimals.", examples = "0.333333")
                    BigDecimal decimal) {}

    /** All months of a member in an asset. */
    @RegisterForReflection
    @Schema(name = "SimulatedTotals")
    public record TotalsContent(
            ResultContent sums, WorstMonthContent worstMonth, BreakEvenContent breakEven) {}

    /** The month in which the member was worst off against alone; the earliest of equals. */
    @RegisterForReflection
    @Schema(name = "SimulatedWorstMonth")
    public record WorstMonthContent(
            YearMonth period, @Schema(examples = "-75") BigDecimal againstAlone) {}

    /** When a member is no worse off than alone. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SimulatedBreakEven")
    public record BreakEvenContent(
            @Schema(
                            description = "In how many months it was no worse off than alone.",
                            examples = "3")
                    int monthsNoWorse,
            @Schema(
                            nullable = true,
                            description =
                                    "The first month at whose end, and at the end of every later"
                                            + " one, it was no worse off over all months so far.")
                    YearMonth since,
            @Schema(
                            nullable = true,
                            description =
                                    "Of its worst month, if it was worse off in that: how much it"
                                            + " could have put in without being so, everything"
                                            + " else being what it was; one unit more would have"
                                            + " been too much. For up to 20 members.",
                            examples = "100")
                    BigDecimal contribution) {}
}
