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
        @Valid ExclusionTerms exclusions) {

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

    /** Whose trades earn nothing. */
    record ExclusionTerms(
            @Size(max = 100) @Schema(examples = "[\"VIP8\"]")
                    List<@NotNull @Size(min = 1, max = 32) String> userTiers,
            @Size(max = 300) @Schema(examples = "[\"KP\"]")
                    List<@NotNull @Pattern(regexp = "[A-Z]{2}") String> countries) {}
}
