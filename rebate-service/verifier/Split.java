import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Divides a pool by a rule as terms spell it. Amounts are whole units of 10<sup>-18</sup>.
 *
 * <p>A rule whose weights are all zero is replaced by its own fallback, else by the one beside the
 * outermost rule, else by equal parts.
 */
final class Split {

    private static final Map<String, Object> EQUAL = Map.of("rule", "equal");
    private static final BigInteger PPM = BigInteger.valueOf(1_000_000);

    /** Parts, and the weights where one set of them tells it all (else null). */
    record Parts(SortedMap<String, BigInteger> units, SortedMap<String, BigDecimal> weights) {}

    private final Ties ties;

    Split(Ties ties) {
        this.ties = ties;
    }

    /** The outer fallback is null where there is none. A negative pool is split by its amount. */
    Parts of(
            Map<String, Object> rule,
            Map<String, Object> outer,
            BigInteger pool,
            Brought brought) {
        Parts parts = divide(rule, outer, pool.abs(), brought);
        if (pool.signum() < 0) {
            parts.units().replaceAll((_, part) -> part.negate());
        }
        return parts;
    }

    private Parts divide(
            Map<String, Object> rule,
            Map<String, Object> outer,
            BigInteger pool,
            Brought brought) {
        if (Weighing.weighs(rule)) {
            SortedMap<String, BigDecimal> weights = Weighing.weights(rule, brought);
            return Weighing.allZero(weights)
                    ? fallback(rule, outer, pool, brought)
                    : new Parts(allot(pool, weights, ties), weights);
        }
        return switch (Json.text(rule, "rule")) {
            case "topN" -> topN(rule, outer, pool, brought);
            case "blend" -> blend(rule, outer, pool, brought);
            case "waterfall" -> waterfall(rule, outer, pool, brought);
            default -> bounded(rule, outer, pool, brought);
        };
    }

    private Parts fallback(
            Map<String, Object> rule,
            Map<String, Object> outer,
            BigInteger pool,
            Brought brought) {
        if (rule.containsKey("fallback")) {
            // What stands in a fallback has no other beside itself.
            return divide(Json.object(rule, "fallback"), null, pool, brought);
        }
        return outer == null || rule.equals(EQUAL)
                ? divide(EQUAL, null, pool, brought)
                : divide(outer, null, pool, brought);
    }

    /** ⌊pool · w / W⌋ each; the units left one each to the largest remainders. */
    static <K extends Comparable<K>> SortedMap<K, BigInteger> allot(
            BigInteger pool, SortedMap<K, BigDecimal> weights, Comparator<? super K> ties) {
        BigDecimal total = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        SortedMap<K, BigInteger> parts = new TreeMap<>();
        SortedMap<K, BigDecimal> remainders = new TreeMap<>();
        weights.forEach((each, weight) -> {
            BigDecimal[] divided =
                    weight.multiply(new BigDecimal(pool)).divideAndRemainder(total);
            parts.put(each, divided[0].toBigIntegerExact());
            remainders.put(each, divided[1]);
        });
        int left = pool.subtract(sum(parts.values())).intValueExact();
        Comparator<K> largest = Comparator.comparing(remainders::get, Comparator.reverseOrder());
        remainders.keySet().stream()
                .sorted(largest.thenComparing(ties))
                .limit(left)
                .forEach(each -> parts.merge(each, BigInteger.ONE, BigInteger::add));
        return parts;
    }

    private Parts topN(
            Map<String, Object> rule,
            Map<String, Object> outer,
            BigInteger pool,
            Brought brought) {
        String by = Json.text(rule, "by");
        Comparator<String> largest =
                Comparator.comparing(member -> brought.of(member, by), Comparator.reverseOrder());
        List<String> sharing =
                brought.members().stream()
                        .filter(member -> brought.of(member, by).signum() > 0)
                        .sorted(largest.thenComparing(ties))
                        .limit(Json.number(rule, "n"))
                        .toList();
        if (sharing.isEmpty()) {
            return fallback(rule, outer, pool, brought);
        }
        Map<String, Object> inner = Json.object(rule, "split");
        Parts parts = divide(inner, outer, pool, brought.only(Set.copyOf(sharing)));
        for (String member : brought.members()) {
            parts.units().putIfAbsent(member, BigInteger.ZERO);
            if (parts.weights() != null) {
                parts.weights().putIfAbsent(member, BigDecimal.ZERO);
            }
        }
        return parts;
    }

    private Parts blend(
            Map<String, Object> rule,
            Map<String, Object> outer,
            BigInteger pool,
            Brought brought) {
        List<Object> items = Json.list(rule, "parts");
        SortedMap<Integer, BigDecimal> weights = new TreeMap<>();
        for (int i = 0; i < items.size(); i++) {
            weights.put(i, Json.decimal(Json.members(items.get(i)), "weight"));
        }
        Parts all = null;
        for (var share : allot(pool, weights, Comparator.<Integer>naturalOrder()).entrySet()) {
            Map<String, Object> item = Json.members(items.get(share.getKey()));
            all = plus(all, divide(Json.object(item, "split"), outer, share.getValue(), brought));
        }
        return all;
    }

    private Parts waterfall(
            Map<String, Object> rule,
            Map<String, Object> outer,
            BigInteger pool,
            Brought brought) {
        Parts all = null;
        BigInteger left = pool;
        for (Object each : Json.list(rule, "steps")) {
            Map<String, Object> step = Json.members(each);
            BigInteger flow =
                    step.containsKey("cap") ? left.min(units(Json.decimal(step, "cap"))) : left;
            all = plus(all, divide(Json.object(step, "split"), outer, flow, brought));
            left = left.subtract(flow);
        }
        if (left.signum() != 0) {
            throw new IllegalArgumentException("a waterfall's last step has no cap");
        }
        return all;
    }

    private static Parts plus(Parts some, Parts more) {
        if (some == null) {
            return more;
        }
        SortedMap<String, BigInteger> units = new TreeMap<>(some.units());
        more.units().forEach((member, part) -> units.merge(member, part, BigInteger::add));
        return new Parts(units, null);
    }

    /**
     * In passes: the inner rule divides what is left among who is free. If the floors add more than
     * the caps take, who is at the floor or below gets the floor and is free no more; if the caps
     * take more, who is at the cap or above gets the cap; if neither, all get their part within.
     */
    private Parts bounded(
            Map<String, Object> rule,
            Map<String, Object> outer,
            BigInteger pool,
            Brought brought) {
        BigInteger n = BigInteger.valueOf(brought.members().size());
        BigInteger floor = share(pool, rule, "min", BigInteger.ZERO).min(pool.divide(n));
        BigInteger above = PPM.subtract(ppm(rule, "max", PPM));
        BigInteger equal = pool.add(n).subtract(BigInteger.ONE).divide(n);
        BigInteger cap = pool.subtract(pool.multiply(above).divide(PPM)).max(equal);
        Inner inner = settled(Json.object(rule, "split"), outer, brought);
        SortedMap<String, BigInteger> bound = new TreeMap<>();
        Brought free = brought;
        BigInteger left = pool;
        while (true) {
            Parts parts = inner.divide(left, free);
            SortedMap<String, BigInteger> within = new TreeMap<>(parts.units());
            within.replaceAll((_, part) -> part.max(floor).min(cap));
            if (bound.isEmpty() && within.equals(parts.units())) {
                return parts;
            }
            int added = sum(within.values()).compareTo(left);
            Set<String> stay = new HashSet<>();
            within.forEach((member, part) -> {
                if (added > 0 && part.compareTo(floor) > 0
                        || added < 0 && part.compareTo(cap) < 0) {
                    stay.add(member);
                }
            });
            within.keySet().removeAll(stay);
            bound.putAll(within);
            if (stay.isEmpty()) {
                return new Parts(bound, null);
            }
            left = left.subtract(sum(within.values()));
            free = free.only(stay);
        }
    }

    private interface Inner {
        Parts divide(BigInteger pool, Brought brought);
    }

    /** Within bounds a rule that weighs does so once, among all. */
    private Inner settled(Map<String, Object> rule, Map<String, Object> outer, Brought brought) {
        if (!Weighing.weighs(rule)) {
            return (pool, some) -> divide(rule, outer, pool, some);
        }
        SortedMap<String, BigDecimal> weights = Weighing.weights(rule, brought);
        if (Weighing.allZero(weights)) {
            boolean own = rule.containsKey("fallback");
            if (!own && outer == null) {
                return (pool, some) -> divide(EQUAL, null, pool, some);
            }
            return settled(own ? Json.object(rule, "fallback") : outer, null, brought);
        }
        return (pool, some) -> {
            SortedMap<String, BigDecimal> theirs = new TreeMap<>(weights);
            theirs.keySet().retainAll(some.members());
            return Weighing.allZero(theirs)
                    ? fallback(rule, outer, pool, some)
                    : new Parts(allot(pool, theirs, ties), theirs);
        };
    }

    private static BigInteger share(
            BigInteger pool, Map<String, Object> rule, String name, BigInteger otherwise) {
        return pool.multiply(ppm(rule, name, otherwise)).divide(PPM);
    }

    private static BigInteger ppm(Map<String, Object> rule, String name, BigInteger otherwise) {
        return rule.containsKey(name)
                ? Json.decimal(rule, name).movePointRight(6).toBigIntegerExact()
                : otherwise;
    }

    /** A decimal in units, exactly. */
    static BigInteger units(BigDecimal amount) {
        return amount.movePointRight(18).toBigIntegerExact();
    }

    static BigInteger sum(Collection<BigInteger> units) {
        return units.stream().reduce(BigInteger.ZERO, BigInteger::add);
    }
}
