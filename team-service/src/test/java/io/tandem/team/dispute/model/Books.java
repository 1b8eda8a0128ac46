package io.tandem.team.dispute.model;

import io.tandem.chassis.money.Money;
import java.util.UUID;

/**
 * rebate-service's books of one contested line, as far as a dispute moves them: what is on whose
 * account, and which calls have had their effect. A call that is repeated has none.
 *
 * @param guarded a reservation keeps what is contested from being spent
 */
record Books(
        Money holder,
        Money held,
        Money claimant,
        Money spent,
        boolean guarded,
        boolean wasHeld,
        boolean wasEnded) {

    static final UUID HOLD = new UUID(0, 77);

    static Books empty(Line line) {
        Money zero = Money.zero(line.part().asset());
        return new Books(zero, zero, zero, zero, false, false, false);
    }

    Books posted(Line line, boolean guarded) {
        return new Books(
                holder.plus(line.part()), held, claimant, spent, guarded, wasHeld, wasEnded);
    }

    /** The holder pays out whatever it may. */
    Books spendAll(Line line) {
        Money free = guarded && !wasHeld ? holder.minus(line.contested()) : holder;
        return free.signum() <= 0
                ? this
                : new Books(
                        holder.minus(free),
                        held,
                        claimant,
                        spent.plus(free),
                        guarded,
                        wasHeld,
                        wasEnded);
    }

    /** Other earnings fill up what was spent. */
    Books earn() {
        return new Books(
                holder.plus(spent),
                held,
                claimant,
                Money.zero(spent.asset()),
                guarded,
                wasHeld,
                wasEnded);
    }

    boolean canFreeze(Line line) {
        return wasHeld || holder.minus(line.contested()).signum() >= 0;
    }

    Books freeze(Line line) {
        return wasHeld
                ? this
                : new Books(
                        holder.minus(line.contested()),
                        held.plus(line.contested()),
                        claimant,
                        spent,
                        false,
                        true,
                        wasEnded);
    }

    Books letGo() {
        return new Books(holder, held, claimant, spent, false, wasHeld, wasEnded);
    }

    Books end(Money award) {
        return wasEnded
                ? this
                : new Books(
                        holder.plus(held).minus(award),
                        Money.zero(held.asset()),
                        claimant.plus(award),
                        spent,
                        guarded,
                        wasHeld,
                        true);
    }

    Money all() {
        return holder.plus(held).plus(claimant).plus(spent);
    }
}
