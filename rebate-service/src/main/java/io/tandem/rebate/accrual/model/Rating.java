package io.tandem.rebate.accrual.model;

import io.tandem.chassis.money.Decimals;
import io.tandem.rebate.plan.model.Category;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a trade earns, for whom, and why: all that it takes to compute it again. Refuses parts that
 * do not sum to the gross.
 *
 * @param commissionable the fee that earns; zero for any reason but one
 * @param gross the commissionable fee times the rate, exactly
 * @param dueOn the day on which the partners' parts become available; empty when they are at once
 */
public record Rating(
        Category category,
        Reason reason,
        Optional<Attribution> attribution,
        Optional<Terms> terms,
        BigDecimal commissionable,
        BigDecimal gross,
        Parts parts,
        Optional<LocalDate> dueOn) {

    public Rating {
        commissionable = Decimals.exact(commissionable, Decimals.LEDGER_SCALE);
        gross = Decimals.exact(gross, Decimals.LEDGER_SCALE);
        if (parts.sum().compareTo(gross) != 0) {
            throw new IllegalArgumentException("the parts sum to the gross");
        }
        if (gross.signum() != 0 && attribution.isEmpty()) {
            throw new IllegalArgumentException("a rebate is somebody's");
        }
    }

    /** Nothing earned, and whose trade it is even so, where that is known. */
    static Rating nothing(
            Category category,
            Reason reason,
            Optional<Attribution> attribution,
            Optional<Terms> terms) {
        return new Rating(
                category,
                reason,
                attribution,
                terms,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                Parts.NOTHING,
                Optional.empty());
    }

    /**
     * Whether both say the same of the trade. A later revision of the binding that changed nothing
     * about it does not make another rating.
     */
    public boolean agreesWith(Rating other) {
        return apartFromRevision().equals(other.apartFromRevision());
    }

    private Rating apartFromRevision() {
        return new Rating(
                category,
                reason,
                attribution.map(Attribution::apartFromRevision),
                terms,
                commissionable,
                gross,
                parts,
                dueOn);
    }
}
