package io.tandem.rebate.earnings.model;

import java.math.BigDecimal;

/**
 * What trades add to a line of the roll-up, or take from it. Trades, volume, fees and gross count
 * for the link's owner alone, so that they count once; a rebate counts for whoever has it.
 */
public record EarningDelta(
        int trades, BigDecimal volumeUsd, BigDecimal fees, BigDecimal gross, BigDecimal rebate) {

    public static final EarningDelta ZERO =
            new EarningDelta(0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    public static EarningDelta rebateAlone(BigDecimal rebate) {
        return new EarningDelta(0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, rebate);
    }

    public EarningDelta plus(EarningDelta other) {
        return new EarningDelta(
                trades + other.trades,
                volumeUsd.add(other.volumeUsd),
                fees.add(other.fees),
                gross.add(other.gross),
                rebate.add(other.rebate));
    }

    public EarningDelta negated() {
        return new EarningDelta(
                -trades, volumeUsd.negate(), fees.negate(), gross.negate(), rebate.negate());
    }

    public boolean isZero() {
        return trades == 0
                && volumeUsd.signum() == 0
                && fees.signum() == 0
                && gross.signum() == 0
                && rebate.signum() == 0;
    }
}
