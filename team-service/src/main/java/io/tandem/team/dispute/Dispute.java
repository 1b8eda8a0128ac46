package io.tandem.team.dispute;

import io.tandem.chassis.money.Money;
import io.tandem.team.agreement.model.DisputeClause.DefaultAward;
import io.tandem.team.dispute.model.DisputeState;
import io.tandem.team.dispute.model.Escrow;
import io.tandem.team.dispute.model.Hearing;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.settlement.Lack;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

/**
 * A dispute as it is kept.
 *
 * @param kept what is kept of each line's money, in the order of the hearing's lines
 * @param proposals how many there were; the last is on the table
 * @param ballots all that were cast, also when it has been decided since
 */
record Dispute(
        UUID id,
        UUID settlementId,
        UUID teamId,
        UUID agreementId,
        YearMonth period,
        String statement,
        Hearing hearing,
        DisputeState state,
        List<Kept> kept,
        int proposals,
        SortedMap<PartnerId, DefaultAward> ballots,
        Instant openedAt,
        long version) {

    Dispute {
        kept = List.copyOf(kept);
    }

    /** A line's money. */
    record Kept(
            Escrow escrow, Optional<Money> awarded, List<Lack> lacking, Optional<String> refusal) {}

    Dispute as(DisputeState other) {
        return new Dispute(
                id,
                settlementId,
                teamId,
                agreementId,
                period,
                statement,
                hearing,
                other,
                kept,
                proposals,
                ballots,
                openedAt,
                version);
    }

    /** Under which a line's money is reserved, frozen and awarded. */
    static String reference(UUID dispute, int number) {
        return "dispute-" + dispute + "-" + number;
    }
}
