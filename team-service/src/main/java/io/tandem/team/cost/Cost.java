package io.tandem.team.cost;

import io.tandem.chassis.money.Money;
import io.tandem.team.cost.model.CostState;
import io.tandem.team.cost.model.Words;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A cost as it is kept.
 *
 * @param agreementId by whose terms it comes to count
 * @param votes one for each whose word it takes
 */
record Cost(
        UUID id,
        TeamId team,
        UUID agreementId,
        YearMonth period,
        PartnerId claimant,
        Money amount,
        Statement statement,
        CostState state,
        boolean majority,
        boolean silenceAccepts,
        List<Vote> votes,
        Instant claimedAt,
        long version) {

    /** What it was for, and the proof of it. */
    record Statement(String purpose, Optional<String> campaign, String link, String sha256) {}

    /** Somebody's word; without one while it has said none. */
    record Vote(
            PartnerId partner,
            Optional<Boolean> approves,
            Optional<String> reason,
            Optional<Instant> votedAt) {}

    Cost {
        votes = List.copyOf(votes);
    }

    Words words() {
        return new Words(votes.size(), (int) votes(true), (int) votes(false), majority);
    }

    private long votes(boolean approving) {
        return votes.stream()
                .filter(vote -> vote.approves().equals(Optional.of(approving)))
                .count();
    }

    Optional<Vote> vote(PartnerId partner) {
        return votes.stream().filter(vote -> vote.partner().equals(partner)).findFirst();
    }

    boolean concerns(PartnerId partner) {
        return claimant.equals(partner) || vote(partner).isPresent();
    }
}
