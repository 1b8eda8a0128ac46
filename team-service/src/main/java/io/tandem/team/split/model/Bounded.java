package io.tandem.team.split.model;

import io.tandem.chassis.money.Rate;
import io.tandem.team.roster.model.PartnerId;
import java.math.BigInteger;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An inner rule within bounds: each member's part is at least {@code min} and at most {@code max}
 * of the pool, and what the bounds add or take is made up by the others, by the inner rule among
 * them. In units, floor = ⌊min · pool⌋ and cap = ⌈max · pool⌉.
 *
 * <p>Worked out in passes, like water finding its level. The inner rule divides what is left among
 * those who are still free. If the floors would add more than the caps take, whoever is at the
 * floor or below it gets the floor and is free no more; if the caps would take more, whoever is at
 * the cap or above it gets the cap; if neither, each gets its part within its bounds, and that is
 * the result. Each pass binds somebody, so there are at most as many passes as members, and what is
 * left always fits between the floors and the caps of who is free: the result is within the bounds
 * and sums to the pool.
 *
 * <p>An inner rule that weighs does so once, among all: by its weights wᵢ the result is the one λ
 * with partᵢ = min(cap, max(floor, λ · wᵢ)), up to the rounding of units, so that equal
 * contributions stay equal and who brings more gets no less. An inner rule that is made of rules is
 * applied anew among who is free.
 *
 * <p>Floors that sum to more than the pool and caps that sum to less are refused when terms are
 * drafted. Where fewer share than the team has members (below {@link TopN}), neither bound is
 * stricter than the equal part: n members have at most a floor of ⌊pool / n⌋ and at least a cap of
 * ⌈pool / n⌉. So the rule is total, and one member gets all.
 */
public record Bounded(Rate min, Rate max, SplitRule inner) implements SplitRule {

    private static final BigInteger PPM = BigInteger.valueOf(1_000_000);

    public Bounded {
        if (min.ppm() > max.ppm()) {
            throw new IllegalArgumentException("min is not above max");
        }
    }

    /** Whether so many members can all have the floor, and take the whole pool within the cap. */
    public static boolean isPossible(Rate min, Rate max, int members) {
        return (long) min.ppm() * members <= PPM.longValue()
                && (long) max.ppm() * members >= PPM.longValue();
    }

    @Override
    public Parts divide(BigInteger pool, Contributions contributions, TieOrder ties) {
        BigInteger n = BigInteger.valueOf(contributions.byMember().size());
        BigInteger floor = share(pool, min).min(pool.divide(n));
        // ⌈x⌉ = −⌊−x⌋, of what is not negative.
        BigInteger cap = pool.subtract(share(pool, max.complement())).max(ceiling(pool, n));
        SplitRule rule = settled(inner, contributions);
        Contributions free = contributions;
        SortedMap<PartnerId, BigInteger> units = new TreeMap<>();
        BigInteger left = pool;
        while (true) {
            Parts parts = rule.divide(left, free, ties);
            Pass pass = new Pass(parts.units(), floor, cap);
            if (units.isEmpty() && pass.isWithin()) {
                return parts;
            }
            SortedMap<PartnerId, BigInteger> bound = pass.bound();
            units.putAll(bound);
            if (bound.size() == free.byMember().size()) {
                return Parts.of(pool, units);
            }
            left = left.subtract(Parts.sum(bound.values()));
            free = free.without(bound.keySet());
        }
    }

    @Override
    public SplitRule workedOut(Contributions contributions) {
        return new Bounded(min, max, inner.workedOut(contributions));
    }

    private static SplitRule settled(SplitRule rule, Contributions contributions) {
        return switch (rule) {
            case WeighingRule weighing
                    when weighing.fallback().isPresent()
                            && weighing.weights(contributions).areAllZero() ->
                    settled(weighing.fallback().get(), contributions);
            case WeighingRule weighing -> weighing.fixed(contributions);
            case TopN _, Blend _, Waterfall _, Bounded _ -> rule.workedOut(contributions);
        };
    }

    private static BigInteger share(BigInteger pool, Rate rate) {
        return pool.multiply(BigInteger.valueOf(rate.ppm())).divide(PPM);
    }

    private static BigInteger ceiling(BigInteger pool, BigInteger n) {
        return pool.add(n).subtract(BigInteger.ONE).divide(n);
    }

    /** What the inner rule gives in one pass, and who is bound by that. */
    private record Pass(SortedMap<PartnerId, BigInteger> parts, BigInteger floor, BigInteger cap) {

        boolean isWithin() {
            return parts.equals(clamped());
        }

        SortedMap<PartnerId, BigInteger> bound() {
            SortedMap<PartnerId, BigInteger> bound = clamped();
            int added = Parts.sum(bound.values()).compareTo(Parts.sum(parts.values()));
            if (added > 0) {
                bound.values().removeIf(part -> part.compareTo(floor) > 0);
            } else if (added < 0) {
                bound.values().removeIf(part -> part.compareTo(cap) < 0);
            }
            return bound;
        }

        private SortedMap<PartnerId, BigInteger> clamped() {
            SortedMap<PartnerId, BigInteger> clamped = new TreeMap<>(parts);
            clamped.replaceAll((member, part) -> part.max(floor).min(cap));
            return clamped;
        }
    }
}
