package io.tandem.team.split.model;

import io.tandem.team.roster.model.PartnerId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * By the Shapley value of pooling: what each member adds, averaged over all orders in which the
 * members could have joined. Together they reach a tier that nobody reaches alone; this shares that
 * gain among those whose joining made it.
 *
 * <p>The game is worked out from the contributions alone: a coalition S that brought M(S) = Σ
 * measure together is worth v(S) = M(S) · rate(M(S)), with the rate of the tier that M(S) reaches,
 * on all of it. Of n members, weight(i) = n! · φ(i) = Σ over S without i of |S|! · (n − |S| − 1)! ·
 * (v(S ∪ {i}) − v(S)): times n!, the value is exact.
 *
 * <p>Refuses rates that fall: with rates that never do, v is monotone and superadditive, so that no
 * weight is negative and no coalition does better alone. The weights sum to n! · v(all); who brings
 * nothing gets nothing, unless all weights are zero; equal contributions weigh the same. What is
 * <em>not</em> promised is that bringing more gives a larger share of the pool: whoever lifts the
 * team into a higher tier shares that gain with all whose contributions it took.
 *
 * <p>Refuses more than {@value #MAX_MEMBERS} members, as the coalitions double with each.
 */
public record Shapley(Measure by, Tiers tiers, Optional<SplitRule> fallback)
        implements WeighingRule {

    /** So many members it is worked out for at most. */
    public static final int MAX_MEMBERS = 10;

    public Shapley {
        if (!tiers.neverFall()) {
            throw new IllegalArgumentException("no tier's rate is below the one before");
        }
    }

    @Override
    public Weights weights(Contributions contributions) {
        List<PartnerId> members = List.copyOf(contributions.byMember().keySet());
        int n = members.size();
        if (n > MAX_MEMBERS) {
            throw new IllegalArgumentException("at most " + MAX_MEMBERS + " members");
        }
        List<BigDecimal> values = values(List.copyOf(contributions.byMember().values()));
        SortedMap<PartnerId, BigDecimal> weights = new TreeMap<>();
        for (int i = 0; i < n; i++) {
            BigDecimal weight = BigDecimal.ZERO;
            for (int without = 0; without < values.size(); without++) {
                if ((without >> i & 1) == 0) {
                    int size = Integer.bitCount(without);
                    BigDecimal added = values.get(without | 1 << i).subtract(values.get(without));
                    weight = weight.add(added.multiply(factorial(size, n - size - 1)));
                }
            }
            weights.put(members.get(i), weight);
        }
        return new Weights(weights);
    }

    @Override
    public SplitRule workedOut(Contributions contributions) {
        return new Shapley(by, tiers, workedOutFallback(contributions));
    }

    /** What each coalition is worth; member i belongs to it when bit i of its index is set. */
    private List<BigDecimal> values(List<Contribution> contributions) {
        List<BigDecimal> brought = new ArrayList<>(List.of(BigDecimal.ZERO));
        for (Contribution each : contributions) {
            BigDecimal more = each.weighing(by);
            brought.addAll(brought.stream().map(more::add).toList());
        }
        return brought.stream().map(tiers::whole).toList();
    }

    private static BigDecimal factorial(int a, int b) {
        BigInteger product = BigInteger.ONE;
        for (int i = 2; i <= a; i++) {
            product = product.multiply(BigInteger.valueOf(i));
        }
        for (int i = 2; i <= b; i++) {
            product = product.multiply(BigInteger.valueOf(i));
        }
        return new BigDecimal(product);
    }
}
