package io.tandem.team.split;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.tandem.team.split.model.Measure;
import io.tandem.team.split.model.SplitRule;
import io.tandem.team.split.model.Tiered;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/** By what each member brought, each slice of it at its tier's rate. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "TieredRule",
        requiredProperties = "rule",
        properties =
                @SchemaProperty(name = "rule", type = SchemaType.STRING, enumeration = "tiered"),
        description =
                "By what each member brought, each slice of it at the rate of the tier in which the"
                        + " slice lies (marginal tiers): weight = Σ rate · slice.",
        examples =
                "{\"rule\":\"tiered\",\"by\":\"VOLUME\",\"tiers\":[{\"from\":\"0\",\"rate\":\"1\"},"
                        + "{\"from\":\"100000\",\"rate\":\"1.5\"}]}")
public record TieredTerms(
        @NotNull Measure by,
        @NotEmpty
                @Size(max = TierTerms.MAX_TIERS)
                @Schema(description = "Rising in `from`, of which the first is 0.")
                List<@NotNull @Valid TierTerms> tiers,
        @Valid RuleTerms fallback)
        implements RuleTerms {

    public TieredTerms {
        TierTerms.tiersOf(tiers);
    }

    @Override
    public Optional<Measure> measure() {
        return Optional.ofNullable(by);
    }

    @Override
    public SplitRule toRule(Optional<SplitRule> otherFallback) {
        return new Tiered(
                by,
                TierTerms.tiersOf(tiers).orElseThrow(),
                RuleTerms.either(fallback, otherFallback));
    }
}
