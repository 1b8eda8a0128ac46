package io.tandem.team.split;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.tandem.chassis.money.Rate;
import io.tandem.team.split.model.Bounded;
import io.tandem.team.split.model.SplitRule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/** A rule within a floor and a cap. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "BoundedRule",
        requiredProperties = "rule",
        properties =
                @SchemaProperty(name = "rule", type = SchemaType.STRING, enumeration = "bounded"),
        description =
                "Each member's part is at least min and at most max of the pool; the others make up"
                        + " for it by the inner rule. At least one of both is named, and both can be"
                        + " kept for so many members.",
        examples =
                "{\"rule\":\"bounded\",\"min\":\"0.05\",\"max\":\"0.5\",\"split\":{\"rule\":"
                        + "\"proportional\",\"by\":\"REBATE\"}}")
public record BoundedTerms(
        @Schema(nullable = true, examples = "0.05") Rate min,
        @Schema(nullable = true, examples = "0.5") Rate max,
        @NotNull @Valid RuleTerms split)
        implements RuleTerms {

    public BoundedTerms {
        if (min == null && max == null) {
            throw new IllegalArgumentException("must name min, max or both");
        }
        if (floor(min).ppm() > cap(max).ppm()) {
            throw new IllegalArgumentException("min must not be above max");
        }
    }

    @Override
    public RuleTerms fallback() {
        return null;
    }

    @Override
    public List<Nested> nested(int members) {
        return List.of(new Nested("split", split, members));
    }

    @Override
    public Optional<String> misfit(int members) {
        if (!Bounded.isPossible(floor(min), Rate.ONE, members)) {
            return Optional.of("min times " + members + " members must be at most 1");
        }
        if (!Bounded.isPossible(Rate.ZERO, cap(max), members)) {
            return Optional.of("max times " + members + " members must be at least 1");
        }
        return Optional.empty();
    }

    @Override
    public SplitRule toRule(Optional<SplitRule> otherFallback) {
        return new Bounded(floor(min), cap(max), split.toRule(otherFallback));
    }

    private static Rate floor(Rate min) {
        return min == null ? Rate.ZERO : min;
    }

    private static Rate cap(Rate max) {
        return max == null ? Rate.ONE : max;
    }
}
