package io.tandem.rebate.reconciliation.model;

import java.math.BigDecimal;

/**
 * An order's commission by whom it goes to. A commission file calls them broker, sub-broker and
 * user rebate; they are the link's owner, its co-inviter and the invitee. Signed where it is a
 * difference.
 */
public record Shares(BigDecimal owner, BigDecimal coInviter, BigDecimal invitee) {

    public static final Shares NONE = new Shares(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    public BigDecimal total() {
        return owner.add(coInviter).add(invitee);
    }

    public Shares plus(Shares other) {
        return new Shares(
                owner.add(other.owner), coInviter.add(other.coInviter), invitee.add(other.invitee));
    }

    public Shares minus(Shares other) {
        return plus(other.negated());
    }

    public Shares negated() {
        return new Shares(owner.negate(), coInviter.negate(), invitee.negate());
    }

    public boolean isNone() {
        return owner.signum() == 0 && coInviter.signum() == 0 && invitee.signum() == 0;
    }

    /** What is above zero of each. */
    public Shares positive() {
        return new Shares(
                owner.max(BigDecimal.ZERO),
                coInviter.max(BigDecimal.ZERO),
                invitee.max(BigDecimal.ZERO));
    }

    /** Whether each is at most that far from zero. */
    public boolean within(BigDecimal tolerance) {
        return owner.abs().compareTo(tolerance) <= 0
                && coInviter.abs().compareTo(tolerance) <= 0
                && invitee.abs().compareTo(tolerance) <= 0;
    }

    /** Whether they are the same numbers, however they are spelt. */
    public boolean sameAs(Shares other) {
        return minus(other).isNone();
    }
}
