package io.tandem.team.agreement.model;

import io.tandem.chassis.money.Decimals;
import io.tandem.chassis.money.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * How long and how far an agreement goes on when it was ended for all and nothing has come in its
 * place: in the k-th period after its last everybody still counts as the fraction share · (1 −
 * decay)ᵏ⁻¹ of what it counted, cut off at 18 decimals. Then it is over by itself.
 */
public record EndTail(int periods, Rate share, Rate decay) {

    public EndTail {
        if (periods < 1) {
            throw new IllegalArgumentException("a tail has at least one period");
        }
    }

    /** The last period of the tail of an agreement whose own last this is. */
    public YearMonth lastAfter(YearMonth last) {
        return last.plusMonths(periods);
    }

    /** The fraction in a period after the agreement's last; 0 when it is over. */
    public BigDecimal fraction(YearMonth last, YearMonth period) {
        return Fading.fraction(share, decay, periods, last.until(period, ChronoUnit.MONTHS));
    }

    /** What remains of somebody who counted as this fraction of a member. */
    public static BigDecimal of(BigDecimal presence, BigDecimal fraction) {
        return presence.multiply(fraction)
                .setScale(Decimals.LEDGER_SCALE, RoundingMode.DOWN)
                .stripTrailingZeros();
    }
}
