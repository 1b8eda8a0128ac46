package io.tandem.rebate.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tandem.chassis.money.Rate;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Publishes the next version of a programme's plan. */
record PublishPlan(
        @NotNull @Pattern(regexp = "[a-z0-9-]{1,32}") @Schema(examples = "okx") String programme,
        @NotNull
                @Schema(
                        description = "The first month that it rates; not a closed one.",
                        examples = "2026-10")
                YearMonth effectiveFrom,
        @NotNull
                @Min(0)
                @Max(366)
                @Schema(
                        description = "Days after a trade's day until its rebate is available.",
                        examples = "0")
                Integer holdDays,
        @Min(1)
                @Max(36_500)
                @Schema(
                        nullable = true,
                        description = "How long a binding earns; null is for good.",
                        examples = "365")
                Integer bindingDurationDays,
        @NotNull @Valid TierTables tiers,
        @Valid ExclusionTerms exclusions,
        @Valid
                @Schema(
                        nullable = true,
                        description =
                                "A floor for a partner's first months, from its first active one"
                                        + " on.")
                NewcomerTerms newcomer,
        @Valid
                @Schema(
                        nullable = true,
                        description = "How a tier rises; without it to whatever is reached.")
                PromotionTerms promotion,
        @Valid
                @Schema(
                        nullable = true,
                        description = "How a tier falls; without it at once to what is reached.")
                DemotionTerms demotion) {

    /** The tiers of each category; a category without any earns nothing. */
    record TierTables(
            @JsonProperty("SPOT") @Size(max = 20) List<@NotNull @Valid TierTerms> spot,
            @JsonProperty("DERIVATIVE") @Size(max = 20)
                    List<@NotNull @Valid TierTerms> derivative) {}

    /** One tier: both thresholds must be reached. The first of a table has none. */
    record TierTerms(
            @NotNull @Schema(examples = "0") BigDecimal minVolumeUsd,
            @NotNull @Min(0) @Schema(examples = "0") Integer minActiveTraders,
            @NotNull @Schema(examples = "0.3") Rate rate) {}

    /** In its first months a partner is rated at this tier at least. */
    record NewcomerTerms(
            @NotNull @Min(1) @Max(120) @Schema(examples = "5") Integer months,
            @NotNull @Min(1) @Max(20) @Schema(examples = "1") Integer tier) {}

    /** By how many tiers a month's figures may lift a partner. */
    record PromotionTerms(@NotNull @Min(1) @Max(20) @Schema(examples = "1") Integer maxStepsUp) {}

    /** For how long a tier is kept that is not reached any more, and how it then falls. */
    record DemotionTerms(
            @Min(1)
                    @Max(20)
                    @Schema(
                            nullable = true,
                            description = "At a time; null is to what is reached.",
                            examples = "1")
                    Integer maxStepsDown,
            @Min(0)
                    @Max(60)
                    @Schema(
                            nullable = true,
                            description =
                                    "For how many months on end it is kept, 0 if null; each step"
                                            + " down has its own.",
                            examples = "2")
                    Integer graceMonths) {}

    /** Whose trades earn nothing. */
    record ExclusionTerms(
            @Size(max = 100) @Schema(examples = "[\"VIP8\"]")
                    List<@NotNull @Size(min = 1, max = 32) String> userTiers,
            @Size(max = 300) @Schema(examples = "[\"KP\"]")
                    List<@NotNull @Pattern(regexp = "[A-Z]{2}") String> countries) {}
}
