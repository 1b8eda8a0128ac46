package io.tandem.team.simulation.model;

import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Decimals;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.settlement.model.Calculation;
import io.tandem.team.settlement.model.Snapshot;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.YearMonth;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * When a member is no worse off than alone, that is: its net is not below zero.
 *
 * @param monthsNoWorse in how many of the months in which the team earned the asset it is so
 * @param since the first month at whose end, and at the end of each later month, all nets since the
 *     first simulated month sum to zero or more; empty when they do not at the very end
 * @param contribution of its worst month, where it is worse off in that: a contribution c below its
 *     own at which it would not have been worse off, while one unit (10⁻¹⁸) above c it would,
 *     everybody else's contributions and all other measures being what they were. It is the c that
 *     bisection of [0, its contribution] finds, halves rounded down; where more put in always costs
 *     more, there is no other. Empty where it put in nothing, where the others' pool is a debt, or
 *     where there are more than {@value #MAX_MEMBERS} members
 */
public record BreakEven(
        int monthsNoWorse, Optional<YearMonth> since, Optional<BigDecimal> contribution) {

    /** For teams of at most this size a contribution is looked for: each step is a split. */
    public static final int MAX_MEMBERS = 20;

    /** The contribution at which the member would break even. */
    static Optional<BigDecimal> contribution(
            PartnerId member, Asset asset, Side side, YearMonth period, Snapshot figures) {
        SortedMap<PartnerId, BigInteger> pooled = Calculation.pooled(asset, side.terms(), figures);
        BigInteger high = pooled.get(member);
        if (high.signum() <= 0
                || pooled.size() > MAX_MEMBERS
                || net(member, BigInteger.ZERO, asset, side, period, figures, pooled).signum()
                        < 0) {
            return Optional.empty();
        }
        BigInteger low = BigInteger.ZERO;
        while (high.subtract(low).compareTo(BigInteger.ONE) > 0) {
            BigInteger middle = low.add(high).shiftRight(1);
            if (net(member, middle, asset, side, period, figures, pooled).signum() < 0) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return Optional.of(Decimals.ofUnits(low));
    }

    private static BigInteger net(
            PartnerId member,
            BigInteger contribution,
            Asset asset,
            Side side,
            YearMonth period,
            Snapshot figures,
            SortedMap<PartnerId, BigInteger> pooled) {
        SortedMap<PartnerId, BigInteger> changed = new TreeMap<>(pooled);
        changed.put(member, contribution);
        return Calculation.parts(asset, side.terms(), side.ties(period), figures, changed)
                .get(member)
                .subtract(contribution);
    }
}
