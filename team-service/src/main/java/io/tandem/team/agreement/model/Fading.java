package io.tandem.team.agreement.model;

import io.tandem.chassis.money.Decimals;
import io.tandem.chassis.money.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What tails have in common: share · (1 − decay)ᵏ⁻¹, cut off at 18 decimals, for so many periods.
 */
final class Fading {

    private Fading() {}

    static BigDecimal fraction(Rate share, Rate decay, int periods, long k) {
        if (k < 1 || k > periods) {
            return BigDecimal.ZERO;
        }
        return share.asDecimal()
                .multiply(decay.complement().asDecimal().pow(Math.toIntExact(k - 1)))
                .setScale(Decimals.LEDGER_SCALE, RoundingMode.DOWN)
                .stripTrailingZeros();
    }
}
