package io.tandem.team.split;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.tandem.team.split.model.Blend;
import io.tandem.team.split.model.SplitRule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/** Rules side by side, each over its share of the pool. */
@RegisterForReflection
@Schema(
        name = "BlendRule",
        requiredProperties = "rule",
        properties =
                @SchemaProperty(name = "rule", type = SchemaType.STRING, enumeration = "blend"),
        description =
                "Rules side by side: the pool is divided by their weights (largest remainders, of"
                        + " equal ones the first), each share by its own rule.",
        examples =
                "{\"rule\":\"blend\",\"parts\":[{\"weight\":\"0.7\",\"split\":{\"rule\":"
                        + "\"proportional\",\"by\":\"REBATE\"}},{\"weight\":\"0.3\",\"split\":"
                        + "{\"rule\":\"equal\"}}]}")
public record BlendTerms(
        @NotEmpty @Size(max = RuleTerms.MAX_CHILDREN) List<@NotNull @Valid PartTerms> parts)
        implements RuleTerms {

    /** A rule and its weight in the blend. */
    @RegisterForReflection
    @Schema(name = "BlendPart")
    public record PartTerms(
            @NotNull @Positive @Schema(description = "Relative.", examples = "0.7")
                    BigDecimal weight,
            @NotNull @Valid RuleTerms split) {}

    @Override
    public RuleTerms fallback() {
        return null;
    }

    @Override
    public List<Nested> nested(int members) {
        return IntStream.range(0, parts.size())
                .mapToObj(i -> new Nested("parts[" + i + "].split", parts.get(i).split(), members))
                .toList();
    }

    @Override
    public SplitRule toRule(Optional<SplitRule> otherFallback) {
        return new Blend(
                parts.stream()
                        .map(part ->
                                new Blend.Ingredient(
                                        part.weight(), part.split().toRule(otherFallback)))
                        .toList());
    }
}
