package io.tandem.team.settlement.model;

import java.math.BigDecimal;

/**
 * What a member spent for the team in an asset, as far as it counts.
 *
 * @param approved of this period: what the rule can weigh
 * @param carried what the pool of the period before was short of; recouped like the rest
 */
public record Spent(BigDecimal approved, BigDecimal carried) {

    static final Spent NOTHING = new Spent(BigDecimal.ZERO, BigDecimal.ZERO);

    public Spent {
        if (approved.signum() < 0 || carried.signum() < 0) {
            throw new IllegalArgumentException("what was spent is not negative");
        }
    }

    public Spent plus(Spent more) {
        return new Spent(approved.add(more.approved), carried.add(more.carried));
    }

    /** What is to be recouped. */
    public BigDecimal total() {
        return approved.add(carried);
    }

    boolean saysTheSameAs(Spent other) {
        return approved.compareTo(other.approved) == 0 && carried.compareTo(other.carried) == 0;
    }
}
