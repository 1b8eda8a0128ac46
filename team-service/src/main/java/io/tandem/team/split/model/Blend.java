package io.tandem.team.split.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Several rules side by side, each over its share of the pool. The pool is divided by the blend's
 * weights as it is among members: ⌊pool · wₖ / W⌋ each, the units left to the largest remainders,
 * of equal ones to the rule that is named first. A member's part is the sum of its parts.
 *
 * <p>What the rules promise up to one unit, their blend promises up to one unit for each of them.
 * Refuses a weight that is not above zero.
 */
public record Blend(List<Ingredient> ingredients) implements SplitRule {

    /** A rule and the weight of its share of the pool. */
    public record Ingredient(BigDecimal weight, SplitRule rule) {

        public Ingredient {
            if (weight.signum() <= 0) {
                throw new IllegalArgumentException("a weight in a blend is above zero");
            }
        }
    }

    public Blend {
        ingredients = List.copyOf(ingredients);
        if (ingredients.isEmpty()) {
            throw new IllegalArgumentException("a blend has at least one part");
        }
    }

    @Override
    public Parts divide(BigInteger pool, Contributions contributions, TieOrder ties) {
        SortedMap<Integer, BigDecimal> weights = new TreeMap<>();
        for (int i = 0; i < ingredients.size(); i++) {
            weights.put(i, ingredients.get(i).weight());
        }
        return Allotment.allot(pool, weights, Integer::compare).entrySet().stream()
                .map(share ->
                        ingredients
                                .get(share.getKey())
                                .rule()
                                .divide(share.getValue(), contributions, ties))
                .reduce(Parts::plus)
                .orElseThrow();
    }

    @Override
    public SplitRule workedOut(Contributions contributions) {
        return new Blend(
                ingredients.stream()
                        .map(each ->
                                new Ingredient(each.weight(), each.rule().workedOut(contributions)))
                        .toList());
    }
}
