package io.tandem.rebate.reversal.model;

import io.tandem.chassis.money.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All reversals of one trade. Fractions add up before they are applied, and the product is cut off
 * at a fee's 12 decimals: the same reversals in any order come to the same, never to more than the
 * whole, and fractions that add up to one come to exactly the whole.
 *
 * @param fee what the trade's rating starts from; of one that is not positive there is nothing to
 *     reverse but the trade as a whole
 */
public record Reversals(BigDecimal fee, List<Extent> all) {

    public Reversals {
        all = List.copyOf(all);
    }

    /** These and one more; empty when less than that is left. */
    public Optional<Reversals> and(Extent extent) {
        if (reversed().whole()) {
            return Optional.empty();
        }
        List<Extent> more = new ArrayList<>(all);
        more.add(extent);
        Reversals sum = new Reversals(fee, more);
        return sum.ppm() > Rate.ONE.ppm() || sum.stated().compareTo(base()) > 0
                ? Optional.empty()
                : Optional.of(sum);
    }

    public Reversed reversed() {
        boolean whole =
                all.stream().anyMatch(Extent.Whole.class::isInstance)
                        || (base().signum() > 0 && stated().compareTo(base()) == 0);
        return new Reversed(whole ? base() : stated(), whole);
    }

    /** How much of the fee is left. */
    public BigDecimal left() {
        return base().subtract(reversed().fee());
    }

    private BigDecimal base() {
        return fee.max(BigDecimal.ZERO);
    }

    private BigDecimal stated() {
        BigDecimal amounts = BigDecimal.ZERO;
        for (Extent extent : all) {
            if (extent instanceof Extent.Amount amount) {
                amounts = amounts.add(amount.fee());
            }
        }
        return BigDecimal.valueOf(ppm(), 6)
                .multiply(base())
                .setScale(Extent.Amount.SCALE, RoundingMode.DOWN)
                .add(amounts);
    }

    private int ppm() {
        int ppm = 0;
        for (Extent extent : all) {
            ppm += extent instanceof Extent.OfFee part ? part.fraction().ppm() : 0;
        }
        return ppm;
    }
}
