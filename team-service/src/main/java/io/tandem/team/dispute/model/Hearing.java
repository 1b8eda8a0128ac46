package io.tandem.team.dispute.model;

import io.tandem.team.agreement.model.DisputeClause;
import io.tandem.team.roster.model.PartnerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What does not change while a dispute lasts: who, about what, by which clause. */
public record Hearing(Parties parties, List<Line> lines, DisputeClause clause) {

    public Hearing {
        lines = List.copyOf(lines);
    }

    /** A member's claim on lines of others. */
    public static Hearing of(
            PartnerId claimant, Set<PartnerId> members, List<Line> lines, DisputeClause clause) {
        Set<PartnerId> holders = new TreeSet<>();
        lines.forEach(line -> holders.add(line.holder()));
        return new Hearing(new Parties(claimant, holders, members, clause), lines, clause);
    }

    /** It begins with what the parties say to each other. */
    public DisputeState.Negotiating open(Instant now) {
        return new DisputeState.Negotiating(
                now.plus(Duration.ofDays(clause.negotiationDays())), Optional.empty());
    }

    Award byDefault() {
        return Award.of(lines, clause.defaultAward());
    }

    /** The award that more than half of the ballots are for, if enough have voted. */
    Optional<Award> elected(Collection<DisputeClause.DefaultAward> ballots) {
        if (!(clause.ruling() instanceof DisputeClause.Vote vote)
                || (long) ballots.size() * 1_000_000
                        < (long) parties.voters().size() * vote.quorum().ppm()) {
            return Optional.empty();
        }
        for (DisputeClause.DefaultAward award : DisputeClause.DefaultAward.values()) {
            if (Collections.frequency(ballots, award) * 2 > ballots.size()) {
                return Optional.of(Award.of(lines, award));
            }
        }
        return Optional.empty();
    }
}
