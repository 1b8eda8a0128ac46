package io.tandem.team.agreement.model;

import io.tandem.chassis.money.Rate;
import io.tandem.team.roster.model.PartnerId;

/**
 * How the members settle what they cannot agree on. Every dispute first leaves {@code
 * negotiationDays} for an agreement; then the ruling decides, and where that comes to nothing (no
 * quorum, no majority, an arbiter who is a party or stays silent) the default award does.
 *
 * @param openDays for how long after a settlement is posted its lines may be contested
 */
public record DisputeClause(
        int openDays, int negotiationDays, Ruling ruling, DefaultAward defaultAward) {

    /** What holds where an agreement says nothing about disputes. */
    public static final DisputeClause STANDARD =
            new DisputeClause(30, 7, new Vote(7, Rate.of("0.5")), DefaultAward.NONE);

    public DisputeClause {
        if (openDays < 0 || negotiationDays < 0) {
            throw new IllegalArgumentException("days are not negative");
        }
    }

    /** Who decides when the parties do not agree. */
    public sealed interface Ruling {}

    /**
     * The members who are not parties to it, if enough of them vote within so many days.
     *
     * @param quorum the fraction of those entitled that must have voted
     */
    public record Vote(int days, Rate quorum) implements Ruling {

        public Vote {
            requireDays(days);
            if (quorum.ppm() == 0) {
                throw new IllegalArgumentException("a quorum is above zero");
            }
        }
    }

    /** One partner, who has so many days. It may not rule on a dispute that it is a party to. */
    public record Arbiter(int days, PartnerId partner) implements Ruling {

        public Arbiter {
            requireDays(days);
        }
    }

    /** Nobody: the default award follows the negotiation. */
    public record ByDefault() implements Ruling {}

    /** What the claimant gets of a contested amount when nobody has decided. */
    public enum DefaultAward {
        NONE,
        /** Half, floored at the ledger's scale. */
        HALF,
        ALL
    }

    private static void requireDays(int days) {
        if (days < 1) {
            throw new IllegalArgumentException("a ruling takes a day at least");
        }
    }
}
