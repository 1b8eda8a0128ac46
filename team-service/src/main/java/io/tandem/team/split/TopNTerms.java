package io.tandem.team.split;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.tandem.team.split.model.Measure;
import io.tandem.team.split.model.SplitRule;
import io.tandem.team.split.model.TopN;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/** Only the largest contributions share. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "TopNRule",
        requiredProperties = "rule",
        properties = @SchemaProperty(name = "rule", type = SchemaType.STRING, enumeration = "topN"),
        description =
                "Only the n largest contributions share, by an inner rule that sees nobody else."
                        + " Equal contributions at the cut are in by the order of ties.",
        examples = "{\"rule\":\"topN\",\"n\":3,\"by\":\"VOLUME\",\"split\":{\"rule\":\"equal\"}}")
public record TopNTerms(
        @NotNull @Min(1) @Max(100) @Schema(examples = "3") Integer n,
        @NotNull Measure by,
        @NotNull @Valid RuleTerms split,
        @Valid RuleTerms fallback)
        implements RuleTerms {

    @Override
    public Optional<Measure> measure() {
        return Optional.ofNullable(by);
    }

    @Override
    public List<Nested> nested(int members) {
        return Nested.present(
                new Nested("split", split, Math.min(n, members)),
                new Nested("fallback", fallback, members));
    }

    @Override
    public SplitRule toRule(Optional<SplitRule> otherFallback) {
        return new TopN(
                n, by, split.toRule(otherFallback), RuleTerms.either(fallback, otherFallback));
    }
}
