package io.tandem.team.dispute.model;

import io.tandem.team.agreement.model.DisputeClause;
import io.tandem.team.roster.model.PartnerId;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who is who in a dispute. Each action takes a capability that only this class gives out, to those
 * who have it: a party's vote, or an arbiter's ruling on its own case, does not compile.
 */
public final class Parties {

    private final PartnerId claimant;
    private final SortedSet<PartnerId> parties;
    private final SortedSet<PartnerId> voters;
    private final Optional<PartnerId> arbiter;

    /**
     * @param members of the settlement
     * @throws IllegalArgumentException when the claimant or a holder is no member, or both are one
     */
    public Parties(
            PartnerId claimant,
            Set<PartnerId> holders,
            Set<PartnerId> members,
            DisputeClause clause) {
        if (holders.isEmpty()
                || holders.contains(claimant)
                || !members.contains(claimant)
                || !members.containsAll(holders)) {
            throw new IllegalArgumentException("a member contests what others hold");
        }
        this.claimant = claimant;
        SortedSet<PartnerId> all = new TreeSet<>(holders);
        all.add(claimant);
        this.parties = Collections.unmodifiableSortedSet(all);
        SortedSet<PartnerId> others = new TreeSet<>(members);
        others.removeAll(all);
        this.voters =
                clause.ruling() instanceof DisputeClause.Vote
                        ? Collections.unmodifiableSortedSet(others)
                        : Collections.emptySortedSet();
        this.arbiter =
                clause.ruling() instanceof DisputeClause.Arbiter(int _, PartnerId named)
                                && !all.contains(named)
                        ? Optional.of(named)
                        : Optional.empty();
    }

    /** One who may propose and accept. */
    public static final class Party {

        private final PartnerId partner;

        private Party(PartnerId partner) {
            this.partner = partner;
        }

        PartnerId partner() {
            return partner;
        }
    }

    /** The one who may withdraw. */
    public static final class Claimant {

        private Claimant() {}
    }

    /** One who may vote. */
    public static final class Voter {

        private final PartnerId partner;

        private Voter(PartnerId partner) {
            this.partner = partner;
        }

        PartnerId partner() {
            return partner;
        }
    }

    /** The one who may rule. */
    public static final class Judge {

        private Judge() {}
    }

    public Optional<Party> party(PartnerId partner) {
        return parties.contains(partner) ? Optional.of(new Party(partner)) : Optional.empty();
    }

    public Optional<Claimant> claimant(PartnerId partner) {
        return claimant.equals(partner) ? Optional.of(new Claimant()) : Optional.empty();
    }

    public Optional<Voter> voter(PartnerId partner) {
        return voters.contains(partner) ? Optional.of(new Voter(partner)) : Optional.empty();
    }

    public Optional<Judge> judge(PartnerId partner) {
        return arbiter.filter(partner::equals).map(_ -> new Judge());
    }

    public PartnerId claimant() {
        return claimant;
    }

    /** The claimant and the holders. */
    public SortedSet<PartnerId> all() {
        return parties;
    }

    /** The members who are not parties, where the clause lets them vote. */
    public SortedSet<PartnerId> voters() {
        return voters;
    }

    /** The arbiter, where the clause names one and it is no party. */
    public Optional<PartnerId> arbiter() {
        return arbiter;
    }
}
