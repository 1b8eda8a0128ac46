package io.tandem.team.split;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.split.model.Equal;
import io.tandem.team.split.model.Exponent;
import io.tandem.team.split.model.Fixed;
import io.tandem.team.split.model.Measure;
import io.tandem.team.split.model.Proportional;
import io.tandem.team.split.model.SplitRule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/** A split rule as terms spell it: an object whose {@code rule} says which it is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "rule")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RuleTerms.EqualTerms.class, name = "equal"),
    @JsonSubTypes.Type(value = RuleTerms.FixedTerms.class, name = "fixed"),
    @JsonSubTypes.Type(value = RuleTerms.ProportionalTerms.class, name = "proportional")
})
@Schema(
        name = "SplitRule",
        description = "How a pool is divided.",
        oneOf = {
            RuleTerms.ProportionalTerms.class,
            RuleTerms.FixedTerms.class,
            RuleTerms.EqualTerms.class
        },
        discriminatorProperty = "rule",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "equal", schema = RuleTerms.EqualTerms.class),
            @DiscriminatorMapping(value = "fixed", schema = RuleTerms.FixedTerms.class),
            @DiscriminatorMapping(
                    value = "proportional",
                    schema = RuleTerms.ProportionalTerms.class)
        })
public sealed interface RuleTerms {

    /** The rule that these terms spell; the other fallback is for one that names none itself. */
    SplitRule toRule(Optional<SplitRule> otherFallback);

    /** What decides when all weights are zero; null when the terms name nothing. */
    RuleTerms fallback();

    /** The rule that these terms spell. */
    default SplitRule toRule() {
        return toRule(Optional.empty());
    }

    private static Optional<SplitRule> either(RuleTerms own, Optional<SplitRule> other) {
        return Optional.ofNullable(own).map(RuleTerms::toRule).or(() -> other);
    }

    /** Every member the same. */
    @RegisterForReflection
    @Schema(
            name = "EqualRule",
            requiredProperties = "rule",
            properties =
                    @SchemaProperty(name = "rule", type = SchemaType.STRING, enumeration = "equal"),
            description = "Every member the same.",
            examples = "{\"rule\":\"equal\"}")
    record EqualTerms() implements RuleTerms {

        @Override
        public RuleTerms fallback() {
            return null;
        }

        @Override
        public SplitRule toRule(Optional<SplitRule> otherFallback) {
            return new Equal();
        }
    }

    /** Weights agreed upon once. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "FixedRule",
            requiredProperties = "rule",
            properties =
                    @SchemaProperty(name = "rule", type = SchemaType.STRING, enumeration = "fixed"),
            description = "Weights agreed upon once; who is not named has none.",
            examples =
                    "{\"rule\":\"fixed\",\"weights\":[{\"partnerId\":"
                            + "\"0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e10\",\"weight\":\"2\"}]}")
    record FixedTerms(
            @NotEmpty @Size(max = 100) List<@NotNull @Valid WeightTerms> weights,
            @Valid RuleTerms fallback)
            implements RuleTerms {

        public FixedTerms {
            if (weights != null && weights.stream().noneMatch(FixedTerms::isMissing)) {
                new Fixed(byPartner(weights), Optional.empty());
            }
        }

        @Override
        public SplitRule toRule(Optional<SplitRule> otherFallback) {
            return new Fixed(byPartner(weights), either(fallback, otherFallback));
        }

        private static boolean isMissing(WeightTerms weight) {
            return weight == null || weight.partnerId() == null || weight.weight() == null;
        }

        private static Map<PartnerId, BigDecimal> byPartner(List<WeightTerms> weights) {
            Map<PartnerId, BigDecimal> byPartner = new HashMap<>();
            for (WeightTerms each : weights) {
                if (byPartner.put(new PartnerId(each.partnerId()), each.weight()) != null) {
                    throw new IllegalArgumentException("must name each partner once");
                }
            }
            return byPartner;
        }
    }

    /** One partner's fixed weight. */
    @RegisterForReflection
    @Schema(name = "FixedWeight")
    record WeightTerms(
            @NotNull UUID partnerId, @NotNull @Schema(examples = "\"2\"") BigDecimal weight) {}

    /** By what each member brought, to a power. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "ProportionalRule",
            requiredProperties = "rule",
            properties =
                    @SchemaProperty(
                            name = "rule",
                            type = SchemaType.STRING,
                            enumeration = "proportional"),
            description = "By what each member brought, to a power.",
            examples = "{\"rule\":\"proportional\",\"by\":\"REBATE\",\"exponent\":\"0.5\"}")
    record ProportionalTerms(
            @NotNull Measure by,
            @Schema(
                            nullable = true,
                            description =
                                    "Above 0, at most 3, at most two decimals; 1 when it is left"
                                            + " out.",
                            examples = "\"0.5\"")
                    BigDecimal exponent,
            @Valid RuleTerms fallback)
            implements RuleTerms {

        public ProportionalTerms {
            exponentOf(exponent);
        }

        @Override
        public SplitRule toRule(Optional<SplitRule> otherFallback) {
            return new Proportional(by, exponentOf(exponent), either(fallback, otherFallback));
        }

        private static Exponent exponentOf(BigDecimal exponent) {
            return exponent == null ? Exponent.ONE : new Exponent(exponent);
        }
    }
}
