package io.tandem.team.split;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.tandem.team.split.model.Measure;
import io.tandem.team.split.model.Shapley;
import io.tandem.team.split.model.SplitRule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/** By what each member adds to a pooled amount that reaches higher tiers together. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "ShapleyRule",
        requiredProperties = "rule",
        properties =
                @SchemaProperty(name = "rule", type = SchemaType.STRING, enumeration = "shapley"),
        description =
                "By the Shapley value of pooling: a coalition is worth what it brought together,"
                        + " times the rate of the tier which that reaches. At most 10 members;"
                        + " weights are the values times n!.",
        examples =
                "{\"rule\":\"shapley\",\"by\":\"VOLUME\",\"tiers\":[{\"from\":\"0\",\"rate\":"
                        + "\"0.3\"},{\"from\":\"1000000\",\"rate\":\"0.4\"}]}")
public record ShapleyTerms(
        @NotNull Measure by,
        @NotEmpty
                @Size(max = TierTerms.MAX_TIERS)
                @Schema(
                        description =
                                "Rising in `from`, of which the first is 0, and never falling in"
                                        + " `rate`.")
                List<@NotNull @Valid TierTerms> tiers,
        @Valid RuleTerms fallback)
        implements RuleTerms {

    public ShapleyTerms {
        if (by != null) {
            shapley(by, tiers, Optional.empty());
        }
    }

    @Override
    public Optional<Measure> measure() {
        return Optional.ofNullable(by);
    }

    @Override
    public Optional<String> misfit(int members) {
        return members > Shapley.MAX_MEMBERS
                ? Optional.of("is for at most " + Shapley.MAX_MEMBERS + " members")
                : Optional.empty();
    }

    @Override
    public SplitRule toRule(Optional<SplitRule> otherFallback) {
        return shapley(by, tiers, RuleTerms.either(fallback, otherFallback)).orElseThrow();
    }

    private static Optional<SplitRule> shapley(
            Measure by, List<TierTerms> terms, Optional<SplitRule> fallback) {
        return TierTerms.tiersOf(terms).map(tiers -> new Shapley(by, tiers, fallback));
    }
}
