package io.tandem.team.settlement;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** Any rules of the algebra, spelled as terms spell them, for some members. */
final class RandomRules {

    private static final List<String> MEASURES =
            List.of("REBATE", "VOLUME", "INVITEES", "ACTIVE_TRADERS");
    private static final int MAX_SHAPLEY = 10;

    private final Random random;
    private final List<UUID> members;

    RandomRules(Random random, List<UUID> members) {
        this.random = random;
        this.members = members;
    }

    Map<String, Object> any() {
        return any(3, members.size(), false);
    }

    /** Without a fallback of its own, as one that stands where the terms name another. */
    Map<String, Object> withoutFallback() {
        Map<String, Object> rule = any();
        rule.remove("fallback");
        return rule;
    }

    private Map<String, Object> any(int depth, int among, boolean bounded) {
        int simple = among <= MAX_SHAPLEY ? 6 : 5;
        int kinds = simple + (depth == 0 ? 0 : bounded ? 3 : 4);
        int kind = random.nextInt(kinds);
        Map<String, Object> rule =
                kind < simple ? simple(kind) : composed(kind - simple, depth, among, bounded);
        boolean mayFallBack =
                !List.of("equal", "blend", "waterfall", "bounded").contains(rule.get("rule"));
        if (mayFallBack && depth > 0 && random.nextInt(3) == 0) {
            rule.put("fallback", any(depth - 1, among, bounded));
        }
        return rule;
    }

    private Map<String, Object> simple(int kind) {
        Map<String, Object> rule = new LinkedHashMap<>();
        switch (kind) {
            case 0 -> rule.put("rule", "equal");
            case 1 -> {
                rule.put("rule", "fixed");
                rule.put("weights", weights());
            }
            case 2 -> {
                measured(rule, "proportional");
                if (random.nextBoolean()) {
                    rule.put(
                            "exponent",
                            plain(BigDecimal.valueOf(5L * (1 + random.nextInt(60)), 2)));
                }
            }
            case 3 -> {
                measured(rule, "tiered");
                rule.put("tiers", tiers(false));
            }
            case 4 -> {
                measured(rule, "rank");
                rule.put("shares", shares());
            }
            default -> {
                measured(rule, "shapley");
                rule.put("tiers", tiers(true));
            }
        }
        return rule;
    }

    private Map<String, Object> composed(int kind, int depth, int among, boolean bounded) {
        Map<String, Object> rule = new LinkedHashMap<>();
        switch (kind) {
            case 0 -> {
                measured(rule, "topN");
                int n = 1 + random.nextInt(among);
                rule.put("n", n);
                rule.put("split", any(depth - 1, n, bounded));
            }
            case 1 -> {
                rule.put("rule", "blend");
                rule.put(
                        "parts",
                        several(i ->
                                Map.of(
                                        "weight",
                                        plain(positive()),
                                        "split",
                                        any(depth - 1, among, bounded))));
            }
            case 2 -> {
                rule.put("rule", "waterfall");
                List<Object> steps =
                        new ArrayList<>(
                                several(i ->
                                        Map.of(
                                                "cap",
                                                plain(positive()),
                                                "split",
                                                any(depth - 1, among, bounded))));
                steps.add(Map.of("split", any(depth - 1, among, bounded)));
                rule.put("steps", steps);
            }
            default -> {
                rule.put("rule", "bounded");
                // One member's equal share, in millionths: floors up to it and caps from it on.
                int equal = 1_000_000 / among;
                int side = random.nextInt(3);
                if (side != 1) {
                    rule.put("min", plain(BigDecimal.valueOf(random.nextInt(equal + 1), 6)));
                }
                if (side != 0) {
                    int least = Math.min(equal + 1, 1_000_000);
                    rule.put(
                            "max",
                            plain(
                                    BigDecimal.valueOf(
                                            least + random.nextInt(1_000_001 - least), 6)));
                }
                rule.put("split", any(depth - 1, among, true));
            }
        }
        return rule;
    }

    private List<Object> several(java.util.function.IntFunction<Object> each) {
        return IntStream.range(0, 1 + random.nextInt(3)).mapToObj(each).toList();
    }

    private void measured(Map<String, Object> rule, String name) {
        rule.put("rule", name);
        rule.put("by", MEASURES.get(random.nextInt(MEASURES.size())));
    }

    private List<Map<String, Object>> weights() {
        List<Map<String, Object>> weights = new ArrayList<>();
        for (UUID member : members) {
            if (weights.isEmpty() || random.nextBoolean()) {
                BigDecimal weight = weights.isEmpty() ? positive() : amount();
                weights.add(Map.of("partnerId", member, "weight", plain(weight.abs())));
            }
        }
        return weights;
    }

    private List<String> shares() {
        List<BigDecimal> shares = new ArrayList<>(List.of(positive()));
        while (random.nextInt(4) > 0) {
            shares.add(amount().abs().min(shares.getLast()));
        }
        return shares.stream().map(RandomRules::plain).toList();
    }

    private List<Map<String, String>> tiers(boolean neverFall) {
        List<Map<String, String>> tiers = new ArrayList<>();
        BigDecimal from = BigDecimal.ZERO;
        BigDecimal rate = positive();
        do {
            tiers.add(Map.of("from", plain(from), "rate", plain(rate)));
            from = from.add(positive());
            rate = neverFall ? rate.add(amount().abs()) : amount().abs();
        } while (random.nextBoolean());
        return tiers;
    }

    private BigDecimal positive() {
        return BigDecimal.valueOf(1 + random.nextInt(5_000), random.nextInt(4));
    }

    /** None, tiny, huge, a debt, or one that others have, too. */
    BigDecimal amount() {
        return switch (random.nextInt(7)) {
            case 0 -> BigDecimal.ZERO;
            case 1 -> BigDecimal.TEN;
            case 2 -> BigDecimal.ONE.movePointLeft(18);
            case 3 -> new BigDecimal(new BigInteger(60, random), 12).negate();
            default ->
                    new BigDecimal(
                                    new BigInteger(1 + random.nextInt(100), random),
                                    random.nextInt(19) + 12)
                            .setScale(18, java.math.RoundingMode.DOWN);
        };
    }

    static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
