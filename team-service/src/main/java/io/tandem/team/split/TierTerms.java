package io.tandem.team.split;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.tandem.team.split.model.Tier;
import io.tandem.team.split.model.Tiers;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** From which amount of the measure on a rate counts. */
@RegisterForReflection
@Schema(name = "SplitTier")
public record TierTerms(
        @NotNull @Schema(description = "0 in the first tier.", examples = "0") BigDecimal from,
        @NotNull @Schema(description = "A weight, not a share.", examples = "1.5")
                BigDecimal rate) {

    /** So many tiers a table has at most. */
    static final int MAX_TIERS = 20;

    public TierTerms {
        if (from != null && rate != null) {
            new Tier(from, rate);
        }
    }

    /** The table, once nothing of it is missing; what is missing is named elsewhere. */
    static Optional<Tiers> tiersOf(List<TierTerms> terms) {
        if (terms == null || terms.isEmpty() || terms.stream().anyMatch(TierTerms::isMissing)) {
            return Optional.empty();
        }
        return Optional.of(
                new Tiers(terms.stream().map(each -> new Tier(each.from, each.rate)).toList()));
    }

    private static boolean isMissing(TierTerms tier) {
        return tier == null || tier.from == null || tier.rate == null;
    }
}
