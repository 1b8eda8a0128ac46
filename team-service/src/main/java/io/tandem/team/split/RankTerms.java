package io.tandem.team.split;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.tandem.team.split.model.Measure;
import io.tandem.team.split.model.Rank;
import io.tandem.team.split.model.SplitRule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/** By position. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "RankRule",
        requiredProperties = "rule",
        properties = @SchemaProperty(name = "rule", type = SchemaType.STRING, enumeration = "rank"),
        description =
                "By position, the largest contribution first. Equal contributions share the mean of"
                        + " their positions; who brought nothing has no position.",
        examples = "{\"rule\":\"rank\",\"by\":\"REBATE\",\"shares\":[\"0.5\",\"0.3\",\"0.2\"]}")
public record RankTerms(
        @NotNull Measure by,
        @NotEmpty
                @Size(max = 100)
                @Schema(
                        description =
                                "Relative, never rising: what each position has of what all"
                                        + " positions have that somebody holds.",
                        implementation = BigDecimal[].class,
                        examples = "[\"0.5\",\"0.3\",\"0.2\"]")
                List<@NotNull BigDecimal> shares,
        @Valid RuleTerms fallback)
        implements RuleTerms {

    public RankTerms {
        if (by != null && shares != null && shares.stream().allMatch(Objects::nonNull)) {
            new Rank(by, shares, Optional.empty());
        }
    }

    @Override
    public Optional<Measure> measure() {
        return Optional.ofNullable(by);
    }

    @Override
    public SplitRule toRule(Optional<SplitRule> otherFallback) {
        return new Rank(by, shares, RuleTerms.either(fallback, otherFallback));
    }
}
