package io.tandem.team.split;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.tandem.chassis.money.Decimals;
import io.tandem.team.split.model.SplitRule;
import io.tandem.team.split.model.Waterfall;
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

/** Rules one below the other. */
@RegisterForReflection
@Schema(
        name = "WaterfallRule",
        requiredProperties = "rule",
        properties =
                @SchemaProperty(name = "rule", type = SchemaType.STRING, enumeration = "waterfall"),
        description =
                "The pool flows from step to step: each takes up to its cap and divides that by its"
                        + " own rule; the last step has no cap and takes the rest.",
        examples =
                "{\"rule\":\"waterfall\",\"steps\":[{\"cap\":\"1000\",\"split\":{\"rule\":"
                        + "\"equal\"}},{\"split\":{\"rule\":\"proportional\",\"by\":\"REBATE\"}}]}")
public record WaterfallTerms(
        @NotEmpty @Size(max = RuleTerms.MAX_CHILDREN) List<@NotNull @Valid StepTerms> steps)
        implements RuleTerms {

    public WaterfallTerms {
        for (int i = 0; steps != null && i < steps.size(); i++) {
            boolean last = i + 1 == steps.size();
            if (steps.get(i) != null && last != (steps.get(i).cap() == null)) {
                throw new IllegalArgumentException(
                        "steps["
                                + i
                                + (last
                                        ? "] is the last and has no cap"
                                        : "] is not the last and has a cap"));
            }
        }
    }

    /** A rule and what flows into it at most. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "WaterfallStep")
    public record StepTerms(
            @Positive
                    @Schema(
                            nullable = true,
                            description =
                                    "An amount in the asset of the pool, whichever that is; left out"
                                            + " in the last step.",
                            examples = "1000")
                    BigDecimal cap,
            @NotNull @Valid RuleTerms split) {}

    @Override
    public RuleTerms fallback() {
        return null;
    }

    @Override
    public List<Nested> nested(int members) {
        return IntStream.range(0, steps.size())
                .mapToObj(i -> new Nested("steps[" + i + "].split", steps.get(i).split(), members))
                .toList();
    }

    @Override
    public SplitRule toRule(Optional<SplitRule> otherFallback) {
        return new Waterfall(
                steps.subList(0, steps.size() - 1).stream()
                        .map(step ->
                                new Waterfall.Step(
                                        Decimals.units(step.cap()),
                                        step.split().toRule(otherFallback)))
                        .toList(),
                steps.getLast().split().toRule(otherFallback));
    }
}
