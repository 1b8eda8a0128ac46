package io.tandem.team.split.model;

import io.tandem.chassis.money.Rate;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rules of every kind, and pools, for tests. */
final class Rules {

    private static final Measure[] MEASURES = Measure.values();

    private Rules() {}

    static BigInteger anyPool(Random random) {
        BigInteger pool =
                switch (random.nextInt(5)) {
                    case 0 -> BigInteger.ONE;
                    case 1 -> BigInteger.valueOf(random.nextInt(200));
                    default -> new BigInteger(1 + random.nextInt(125), random);
                };
        return random.nextBoolean() ? pool : pool.negate();
    }

    /** Any rule for so many members, of rules nested so deep at most. */
    static SplitRule any(Random random, int members, int depth) {
        return depth > 1 && random.nextBoolean()
                ? made(random, members, depth - 1)
                : weighing(random, members);
    }

    private static SplitRule made(Random random, int members, int depth) {
        return switch (random.nextInt(4)) {
            case 0 ->
                    new TopN(
                            1 + random.nextInt(5),
                            anyMeasure(random),
                            any(random, members, depth),
                            anyFallback(random, members));
            case 1 ->
                    new Blend(
                            anyList(
                                    random,
                                    () ->
                                            new Blend.Ingredient(
                                                    anyPositive(random),
                                                    any(random, members, depth))));
            case 2 ->
                    new Waterfall(
                            anyList(
                                    random,
                                    () ->
                                            new Waterfall.Step(
                                                    anyPool(random).abs().add(BigInteger.ONE),
                                                    any(random, members, depth))),
                            any(random, members, depth));
            default -> anyBounded(random, any(random, members, depth));
        };
    }

    static Bounded anyBounded(Random random, SplitRule inner) {
        int min = random.nextInt(1 + random.nextInt(400_000));
        int max = min + random.nextInt(1_000_001 - min);
        return new Bounded(new Rate(min), new Rate(max), inner);
    }

    /** Any rule that gives each member a weight. */
    static WeighingRule weighing(Random random, int members) {
        Measure by = anyMeasure(random);
        Optional<SplitRule> fallback = anyFallback(random, members);
        return switch (random.nextInt(members > Shapley.MAX_MEMBERS ? 4 : 5)) {
            case 0 -> new Equal();
            case 1 -> new Proportional(by, anyExponent(random), fallback);
            case 2 -> new Tiered(by, anyTiers(random), fallback);
            case 3 -> new Rank(by, anyShares(random), fallback);
            default -> new Shapley(by, anyRisingTiers(random), fallback);
        };
    }

    private static Optional<SplitRule> anyFallback(Random random, int members) {
        return random.nextInt(3) > 0 ? Optional.empty() : Optional.of(weighing(random, members));
    }

    static Measure anyMeasure(Random random) {
        return MEASURES[random.nextInt(MEASURES.length)];
    }

    static Exponent anyExponent(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Exponent(new BigDecimal("0.5"));
            case 1 -> new Exponent(BigDecimal.valueOf(1 + random.nextInt(30), 1));
            default -> Exponent.ONE;
        };
    }

    static List<BigDecimal> anyShares(Random random) {
        return Stream.concat(
                        Stream.of(anyPositive(random)),
                        IntStream.range(0, random.nextInt(6)).mapToObj(_ -> anyRate(random)))
                .sorted(java.util.Comparator.reverseOrder())
                .toList();
    }

    static Tiers anyTiers(Random random) {
        return tiers(random, anyRates(random));
    }

    static Tiers anyRisingTiers(Random random) {
        return tiers(random, anyRates(random).stream().sorted().toList());
    }

    private static Tiers tiers(Random random, List<BigDecimal> rates) {
        List<Tier> tiers = new ArrayList<>();
        BigDecimal from = BigDecimal.ZERO;
        for (BigDecimal rate : rates) {
            tiers.add(new Tier(from, rate));
            from = from.add(Members.anyAmount(random).abs()).add(BigDecimal.ONE.movePointLeft(18));
        }
        return new Tiers(tiers);
    }

    private static List<BigDecimal> anyRates(Random random) {
        List<BigDecimal> rates = new ArrayList<>(anyList(random, () -> anyRate(random)));
        rates.add(anyPositive(random));
        return rates;
    }

    private static BigDecimal anyRate(Random random) {
        return BigDecimal.valueOf(random.nextInt(300), 2);
    }

    private static BigDecimal anyPositive(Random random) {
        return BigDecimal.valueOf(1L + random.nextInt(300), 2);
    }

    private static <T> List<T> anyList(Random random, java.util.function.Supplier<T> each) {
        return Stream.generate(each).limit(1 + random.nextInt(3)).toList();
    }

    /** How many times this rule rounds to units at most: one for each rule that divides. */
    static int roundings(SplitRule rule) {
        return switch (rule) {
            case WeighingRule _ -> 1;
            case TopN top -> roundings(top.inner());
            case Bounded bounded -> roundings(bounded.inner());
            case Blend blend ->
                    blend.ingredients().stream().mapToInt(each -> roundings(each.rule())).sum();
            case Waterfall fall ->
                    roundings(fall.rest())
                            + fall.steps().stream().mapToInt(each -> roundings(each.rule())).sum();
        };
    }
}
