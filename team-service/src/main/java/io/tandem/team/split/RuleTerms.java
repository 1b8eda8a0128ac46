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
    @JsonSubTypes.Type(value = RuleTerms.ProportionalTerms.class, name = "proportional"),
    @JsonSubTypes.Type(value = TieredTerms.class, name = "tiered"),
    @JsonSubTypes.Type(value = RankTerms.class, name = "rank"),
    @JsonSubTypes.Type(value = ShapleyTerms.class, name = "shapley"),
    @JsonSubTypes.Type(value = TopNTerms.class, name = "topN"),
    @JsonSubTypes.Type(value = BlendTerms.class, name = "blend"),
    @JsonSubTypes.Type(value = WaterfallTerms.class, name = "waterfall"),
    @JsonSubTypes.Type(value = BoundedTerms.class, name = "bounded")
})
@Schema(
        name = "SplitRule",
        description = "How a pool is divided.",
        oneOf = {
            RuleTerms.ProportionalTerms.class,
            RuleTerms.FixedTerms.class,
            RuleTerms.EqualTerms.class,
            TieredTerms.class,
            RankTerms.class,
            ShapleyTerms.class,
            TopNTerms.class,
            BlendTerms.class,
            WaterfallTerms.class,
            BoundedTerms.class
        },
        discriminatorProperty = "rule",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "equal", schema = RuleTerms.EqualTerms.class),
            @DiscriminatorMapping(value = "fixed", schema = RuleTerms.FixedTerms.class),
            @DiscriminatorMapping(
                    value = "proportional",
                    schema = RuleTerms.ProportionalTerms.class),
            @DiscriminatorMapping(value = "tiered", schema = TieredTerms.class),
            @DiscriminatorMapping(value = "rank", schema = RankTerms.class),
            @DiscriminatorMapping(value = "shapley", schema = ShapleyTerms.class),
            @DiscriminatorMapping(value = "topN", schema = TopNTerms.class),
            @DiscriminatorMapping(value = "blend", schema = BlendTerms.class),
            @DiscriminatorMapping(value = "waterfall", schema = WaterfallTerms.class),
            @DiscriminatorMapping(value = "bounded", schema = BoundedTerms.class)
        })
public sealed interface RuleTerms
        permits RuleTerms.EqualTerms,
                RuleTerms.FixedTerms,
                RuleTerms.ProportionalTerms,
                TieredTerms,
                RankTerms,
                ShapleyTerms,
                TopNTerms,
                BlendTerms,
                WaterfallTerms,
                BoundedTerms {

    /** So many rules stand side by side in one at most. */
    int MAX_CHILDREN = 10;

    /**
     * The rule that these terms spell; the other fallback is for each rule in it that names none
     * itself.
     */
    SplitRule toRule(Optional<SplitRule> otherFallback);

    /** What decides when all weights are zero; null when the terms name nothing. */
    RuleTerms fallback();

    /** The rule that these terms spell. */
    default SplitRule toRule() {
        return toRule(Optional.empty());
    }

    /** What it measures contributions by, if it does. */
    default Optional<Measure> measure() {
        return Optional.empty();
    }

    /** Why it cannot divide among so many members; empty when it can. */
    default Optional<String> misfit(int members) {
        return Optional.empty();
    }

    /** The rules within it, when so many members are divided among. */
    default List<Nested> nested(int members) {
        return Nested.present(new Nested("fallback", fallback(), members));
    }

    /** The fallback that terms name themselves, else the other. */
    static Optional<SplitRule> either(RuleTerms own, Optional<SplitRule> other) {
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
            @NotNull UUID partnerId, @NotNull @Schema(examples = "2") BigDecimal weight) {}

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
                                    "A multiple of 0.05 above 0 and at most 3; 1 when it is left"
                                            + " out.",
                            examples = "0.5")
                    BigDecimal exponent,
            @Valid RuleTerms fallback)
            implements RuleTerms {

        public ProportionalTerms {
            exponentOf(exponent);
        }

        @Override
        public Optional<Measure> measure() {
            return Optional.ofNullable(by);
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
