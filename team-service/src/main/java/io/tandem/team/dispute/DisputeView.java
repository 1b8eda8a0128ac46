package io.tandem.team.dispute;

import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Money;
import io.tandem.team.agreement.model.DisputeClause.DefaultAward;
import io.tandem.team.dispute.Dispute.Kept;
import io.tandem.team.dispute.model.DisputeState;
import io.tandem.team.dispute.model.Escrow;
import io.tandem.team.dispute.model.Line;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.settlement.Lack;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A dispute, its lines, and how it stands. */
record DisputeView(
        UUID id,
        UUID settlementId,
        UUID teamId,
        @Schema(description = "Its dispute clause says how this ends.") UUID agreementId,
        YearMonth period,
        UUID claimantId,
        @Schema(examples = "My campaign's sign-ups of 3 October are missing.") String statement,
        @Schema(
                        enumeration = {"NEGOTIATING", "VOTING", "ARBITRATING", "DECIDED"},
                        examples = "NEGOTIATING")
                String state,
        @Schema(nullable = true, description = "When it goes on by itself.") Instant until,
        @Schema(description = "The claimant and the holders: they may propose and accept.")
                List<UUID> parties,
        @Schema(description = "Who may vote, where the clause says so: members who are no party.")
                List<UUID> voters,
        @Schema(nullable = true, description = "Who rules, where the clause says so.")
                UUID arbiterId,
        List<LineView> lines,
        @Schema(
                        description = "How many proposals there were; the last is on the table.",
                        examples = "1")
                int proposals,
        List<BallotView> ballots,
        @Schema(
                        nullable = true,
                        enumeration = {"WITHDRAWN", "AGREED", "VOTED", "ARBITRATED", "DEFAULTED"},
                        examples = "AGREED")
                String decidedHow,
        @Schema(nullable = true) Instant decidedAt,
        Instant openedAt,
        @Schema(examples = "1") long version) {

    /** A contested line. Frozen, paid and payable sum to the part. */
    @Schema(name = "DisputedLine")
    record LineView(
            @Schema(examples = "1") int number,
            Asset asset,
            @Schema(description = "Whose part it is.") UUID partnerId,
            @Schema(description = "What the settlement gives the holder.", examples = "210.25")
                    BigDecimal part,
            @Schema(examples = "12.5") BigDecimal contested,
            @Schema(
                            enumeration = {"AWAITING", "FREEZING", "FROZEN", "ENDED", "DROPPED"},
                            examples = "FROZEN")
                    String state,
            @Schema(examples = "12.5") BigDecimal frozen,
            @Schema(examples = "197.75") BigDecimal paid,
            @Schema(examples = "0") BigDecimal payable,
            @Schema(
                            nullable = true,
                            description = "What of it the claimant gets, once it is decided.",
                            examples = "6.25")
                    BigDecimal awarded,
            @Schema(nullable = true, description = "The hold in rebate-service.") UUID holdId,
            @Schema(description = "What the holder lacked when it was last to be frozen.")
                    List<Lack> lacking,
            @Schema(
                            nullable = true,
                            description = "Why rebate-service refuses to go on: its problem type.",
                            examples = "urn:tandem:problem:hold-ended")
                    String refusal) {}

    /** A member's ballot. */
    @Schema(name = "DisputeBallot")
    record BallotView(UUID partnerId, DefaultAward award) {}

    private record Life(String state, Instant until, String how, Instant decidedAt) {}

    static DisputeView of(Dispute dispute) {
        Life life = life(dispute.state());
        return new DisputeView(
                dispute.id(),
                dispute.settlementId(),
                dispute.teamId(),
                dispute.agreementId(),
                dispute.period(),
                dispute.hearing().parties().claimant().value(),
                dispute.statement(),
                life.state(),
                life.until(),
                values(dispute.hearing().parties().all()),
                values(dispute.hearing().parties().voters()),
                dispute.hearing().parties().arbiter().map(PartnerId::value).orElse(null),
                lines(dispute),
                dispute.proposals(),
                dispute.ballots().entrySet().stream()
                        .map(ballot -> new BallotView(ballot.getKey().value(), ballot.getValue()))
                        .toList(),
                life.how(),
                life.decidedAt(),
                dispute.openedAt(),
                dispute.version());
    }

    private static List<UUID> values(Collection<PartnerId> partners) {
        return partners.stream().map(PartnerId::value).toList();
    }

    private static Life life(DisputeState state) {
        return switch (state) {
            case DisputeState.Open open ->
                    new Life(DisputeRows.name(open), open.until(), null, null);
            case DisputeState.Decided(var how, var _, var at) ->
                    new Life(DisputeRows.name(state), null, how.name(), at);
        };
    }

    private static List<LineView> lines(Dispute dispute) {
        List<LineView> lines = new ArrayList<>();
        for (int i = 0; i < dispute.kept().size(); i++) {
            lines.add(line(i + 1, dispute.hearing().lines().get(i), dispute.kept().get(i)));
        }
        return lines;
    }

    private static LineView line(int number, Line line, Kept kept) {
        Escrow.Standing standing = kept.escrow().standing(line);
        return new LineView(
                number,
                line.part().asset(),
                line.holder().value(),
                line.part().amount(),
                line.contested().amount(),
                DisputeRows.name(kept.escrow()),
                standing.frozen().amount(),
                standing.paid().amount(),
                standing.payable().amount(),
                kept.awarded().map(Money::amount).orElse(null),
                switch (kept.escrow()) {
                    case Escrow.Frozen(UUID hold) -> hold;
                    case Escrow.Ended(UUID hold, var _) -> hold;
                    case Escrow.Awaiting _, Escrow.Freezing _, Escrow.Dropped _ -> null;
                },
                kept.lacking(),
                kept.refusal().orElse(null));
    }
}
