package io.tandem.team.split.model;

import io.tandem.team.roster.model.PartnerId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What comes out of a pool before a rule divides it: all that members spent, or where the pool is
 * short all of the pool, in proportion to what each spent. Units left go to the largest remainders,
 * ties in the order of ties. A pool that is negative or zero gives nothing back.
 */
public final class Recoupment {

    private Recoupment() {}

    /** What each gets back, in units of 10⁻¹⁸; of each at most what it spent. */
    public static SortedMap<PartnerId, BigInteger> of(
            BigInteger pool, SortedMap<PartnerId, BigInteger> spent, TieOrder ties) {
        BigInteger all = spent.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
        if (all.signum() > 0 && pool.signum() > 0) {
            return pool.compareTo(all) >= 0 ? spent : inProportion(pool, spent, ties);
        }
        SortedMap<PartnerId, BigInteger> nothing = new TreeMap<>(spent);
        nothing.replaceAll((_, _) -> BigInteger.ZERO);
        return nothing;
    }

    private static SortedMap<PartnerId, BigInteger> inProportion(
            BigInteger pool, SortedMap<PartnerId, BigInteger> spent, TieOrder ties) {
        SortedMap<PartnerId, BigDecimal> weights = new TreeMap<>();
        spent.forEach((member, units) -> weights.put(member, new BigDecimal(units)));
        return Allotment.allot(pool, new Weights(weights), ties).units();
    }
}
