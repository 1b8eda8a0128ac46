package io.tandem.team.split;

import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.split.model.Contribution;
import io.tandem.team.split.model.Contributions;
import io.tandem.team.split.model.Digest;
import io.tandem.team.split.model.Measure;
import io.tandem.team.split.model.TieOrder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Everything that a split depends on. */
public record ComputeSplit(
        @NotNull
                @Schema(
                        description = "The agreement's digest: it orders ties.",
                        pattern = "^[0-9a-f]{64}$",
                        examples =
                                "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae")
                String digest,
        @NotNull YearMonth period,
        @NotNull @Valid RuleTerms rule,
        @Valid RuleTerms fallback,
        @NotNull @Schema(examples = "1000") BigDecimal pool,
        @Schema(
                        nullable = true,
                        description =
                                "Whether what members spent (`cost`) comes first out of the pool, and"
                                        + " the rule divides what is left; no if left out.",
                        examples = "false")
                Boolean recoup,
        @NotEmpty @Size(max = 200) List<@NotNull @Valid ContributionTerms> contributions) {

    public ComputeSplit {
        if (digest != null) {
            new Digest(digest);
        }
        if (rule != null && rule.fallback() != null && fallback != null) {
            throw new IllegalArgumentException("must name one fallback, not two");
        }
    }

    /** What one member brought; what is left out is zero. */
    @Schema(name = "SplitContribution")
    public record ContributionTerms(
            @NotNull UUID memberId,
            @Schema(nullable = true, examples = "120.5") BigDecimal rebate,
            @Schema(nullable = true, examples = "250000") BigDecimal volume,
            @PositiveOrZero @Schema(nullable = true, examples = "12") Long invitees,
            @PositiveOrZero @Schema(nullable = true, examples = "7") Long activeTraders,
            @Schema(nullable = true, examples = "0") BigDecimal cost) {

        Contribution toModel() {
            Map<Measure, BigDecimal> measures = new EnumMap<>(Measure.class);
            put(measures, Measure.REBATE, rebate);
            put(measures, Measure.VOLUME, volume);
            put(measures, Measure.INVITEES, invitees == null ? null : BigDecimal.valueOf(invitees));
            put(
                    measures,
                    Measure.ACTIVE_TRADERS,
                    activeTraders == null ? null : BigDecimal.valueOf(activeTraders));
            put(measures, Measure.COST, cost);
            return new Contribution(new PartnerId(memberId), measures);
        }

        private static void put(
                Map<Measure, BigDecimal> measures, Measure measure, BigDecimal value) {
            if (value != null) {
                measures.put(measure, value);
            }
        }
    }

    boolean recoups() {
        return Boolean.TRUE.equals(recoup);
    }

    TieOrder ties() {
        return new TieOrder(new Digest(digest), period);
    }

    /**
     * @throws IllegalArgumentException when a member is listed twice
     */
    Contributions toContributions() {
        return Contributions.of(contributions.stream().map(ContributionTerms::toModel).toList());
    }
}
