import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The weights of the rules that give each member one. */
final class Weighing {

    private Weighing() {}

    static boolean weighs(Map<String, Object> rule) {
        return switch (Json.text(rule, "rule")) {
            case "equal", "fixed", "proportional", "tiered", "rank", "shapley" -> true;
            case "topN", "blend", "waterfall", "bounded" -> false;
            default -> throw new IllegalArgumentException("no such rule: " + rule.get("rule"));
        };
    }

    static SortedMap<String, BigDecimal> weights(Map<String, Object> rule, Brought brought) {
        return switch (Json.text(rule, "rule")) {
            case "equal" -> each(brought, brought::presence);
            case "fixed" -> fixed(rule, brought);
            case "proportional" -> {
                BigDecimal exponent =
                        rule.containsKey("exponent")
                                ? Json.decimal(rule, "exponent")
                                : BigDecimal.ONE;
                yield each(brought, x -> Power.of(brought.of(x, by(rule)), exponent));
            }
            case "tiered" -> each(brought, x -> marginal(rule, brought.of(x, by(rule))));
            case "rank" -> rank(rule, brought);
            case "shapley" -> shapley(rule, brought);
            default -> throw new IllegalArgumentException("no weights: " + rule.get("rule"));
        };
    }

    static boolean allZero(SortedMap<String, BigDecimal> weights) {
        return weights.values().stream().allMatch(weight -> weight.signum() == 0);
    }

    private static SortedMap<String, BigDecimal> each(
            Brought brought, Function<String, BigDecimal> weight) {
        SortedMap<String, BigDecimal> weights = new TreeMap<>();
        brought.members().forEach(member -> weights.put(member, weight.apply(member)));
        return weights;
    }

    private static String by(Map<String, Object> rule) {
        return Json.text(rule, "by");
    }

    private static SortedMap<String, BigDecimal> fixed(Map<String, Object> rule, Brought brought) {
        SortedMap<String, BigDecimal> weights = each(brought, _ -> BigDecimal.ZERO);
        for (Object item : Json.list(rule, "weights")) {
            Map<String, Object> named = Json.members(item);
            weights.computeIfPresent(
                    Json.text(named, "partnerId"),
                    (member, _) -> Json.decimal(named, "weight").multiply(brought.presence(member)));
        }
        return weights;
    }

    /** Each slice at the rate of the tier in which it lies. */
    private static BigDecimal marginal(Map<String, Object> rule, BigDecimal x) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal end = x;
        for (Object item : Json.list(rule, "tiers").reversed()) {
            Map<String, Object> tier = Json.members(item);
            BigDecimal from = Json.decimal(tier, "from");
            if (end.compareTo(from) > 0) {
                sum = sum.add(end.subtract(from).multiply(Json.decimal(tier, "rate")));
                end = from;
            }
        }
        return sum;
    }

    /** All of it at the rate of the tier that it reaches. */
    private static BigDecimal whole(Map<String, Object> rule, BigDecimal x) {
        for (Object item : Json.list(rule, "tiers").reversed()) {
            Map<String, Object> tier = Json.members(item);
            if (Json.decimal(tier, "from").compareTo(x) <= 0) {
                return x.multiply(Json.decimal(tier, "rate"));
            }
        }
        throw new IllegalArgumentException("no tier is from 0");
    }

    /** L · the mean of the shares of the positions that equals hold, L the lcm of their numbers. */
    private static SortedMap<String, BigDecimal> rank(Map<String, Object> rule, Brought brought) {
        List<Object> shares = Json.list(rule, "shares");
        SortedMap<BigDecimal, List<String>> groups = new TreeMap<>();
        for (String member : brought.members()) {
            BigDecimal x = brought.of(member, by(rule)).negate();
            if (x.signum() != 0) {
                groups.computeIfAbsent(x, _ -> new ArrayList<>()).add(member);
            }
        }
        BigInteger multiple = BigInteger.ONE;
        for (List<String> group : groups.values()) {
            BigInteger size = BigInteger.valueOf(group.size());
            multiple = multiple.multiply(size).divide(multiple.gcd(size));
        }
        SortedMap<String, BigDecimal> weights = each(brought, _ -> BigDecimal.ZERO);
        int position = 0;
        for (List<String> group : groups.values()) {
            BigDecimal held = BigDecimal.ZERO;
            for (int i = 0; i < group.size(); i++, position++) {
                if (position < shares.size()) {
                    held = held.add(new BigDecimal((String) shares.get(position)));
                }
            }
            BigInteger share = multiple.divide(BigInteger.valueOf(group.size()));
            BigDecimal weight = held.multiply(new BigDecimal(share));
            group.forEach(member -> weights.put(member, weight));
        }
        return weights;
    }

    /** n! · φ: Σ over the coalitions without a member of |S|! (n − |S| − 1)! (v(S ∪ i) − v(S)). */
    private static SortedMap<String, BigDecimal> shapley(Map<String, Object> rule, Brought brought) {
        List<String> members = List.copyOf(brought.members());
        if (members.size() > 10) {
            throw new IllegalArgumentException("shapley is for at most 10 members");
        }
        SortedMap<String, BigDecimal> weights = new TreeMap<>();
        for (String member : members) {
            List<BigDecimal> others =
                    members.stream()
                            .filter(other -> !other.equals(member))
                            .map(other -> brought.of(other, by(rule)))
                            .toList();
            weights.put(
                    member,
                    added(rule, others, 0, 0, BigDecimal.ZERO, brought.of(member, by(rule))));
        }
        return weights;
    }

    private static BigDecimal added(
            Map<String, Object> rule,
            List<BigDecimal> others,
            int next,
            int size,
            BigDecimal sum,
            BigDecimal own) {
        if (next < others.size()) {
            return added(rule, others, next + 1, size, sum, own)
                    .add(added(rule, others, next + 1, size + 1, sum.add(others.get(next)), own));
        }
        BigInteger orders = factorial(size).multiply(factorial(others.size() - size));
        return whole(rule, sum.add(own)).subtract(whole(rule, sum)).multiply(new BigDecimal(orders));
    }

    private static BigInteger factorial(int n) {
        return n < 2 ? BigInteger.ONE : BigInteger.valueOf(n).multiply(factorial(n - 1));
    }
}
