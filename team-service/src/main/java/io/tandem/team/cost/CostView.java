package io.tandem.team.cost;

import io.tandem.chassis.money.Asset;
import io.tandem.team.cost.model.CostState;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A cost with all that has been said about it. */
@Schema(name = "Cost")
public record CostView(
        UUID id,
        UUID teamId,
        @Schema(description = "By whose terms it comes to count.") UUID agreementId,
        YearMonth period,
        @Schema(description = "Who spent it.") UUID partnerId,
        Asset asset,
        @Schema(examples = "120") BigDecimal amount,
        @Schema(examples = "Ads for the October webinar") String purpose,
        @Schema(nullable = true, examples = "autumn") String campaign,
        @Schema(examples = "https://files.example.org/invoice-4711.pdf") String link,
        @Schema(examples = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae")
                String sha256,
        @Schema(
                        enumeration = {"CLAIMED", "ACCEPTED", "REFUSED", "WITHDRAWN"},
                        examples = "CLAIMED")
                String state,
        @Schema(nullable = true, description = "Until when the others have their say.")
                Instant until,
        @Schema(
                        nullable = true,
                        enumeration = {"VOTED", "SILENCE", "WITHDRAWN"},
                        examples = "VOTED")
                String decidedHow,
        @Schema(nullable = true) Instant decidedAt,
        @Schema(description = "Whose word it takes, and what it was.") List<VoteView> votes,
        Instant claimedAt,
        @Schema(examples = "1") long version) {

    /** One member's word. */
    @Schema(name = "CostVote")
    public record VoteView(
            UUID partnerId,
            @Schema(nullable = true, description = "None while it has said nothing.")
                    Boolean approves,
            @Schema(nullable = true, description = "Why not.", examples = "That was not ours.")
                    String reason,
            @Schema(nullable = true) Instant votedAt) {

        static VoteView of(Cost.Vote vote) {
            return new VoteView(
                    vote.partner().value(),
                    vote.approves().orElse(null),
                    vote.reason().orElse(null),
                    vote.votedAt().orElse(null));
        }
    }

    private record Life(String state, Instant until, String how, Instant at) {}

    static CostView of(Cost cost) {
        Life life =
                switch (cost.state()) {
                    case CostState.Claimed(Instant until) -> new Life("CLAIMED", until, null, null);
                    case CostState.Decided decided ->
                            new Life(decided.name(), null, decided.how().name(), decided.at());
                };
        return new CostView(
                cost.id(),
                cost.team().value(),
                cost.agreementId(),
                cost.period(),
                cost.claimant().value(),
                cost.amount().asset(),
                cost.amount().amount(),
                cost.statement().purpose(),
                cost.statement().campaign().orElse(null),
                cost.statement().link(),
                cost.statement().sha256(),
                life.state(),
                life.until(),
                life.how(),
                life.at(),
                cost.votes().stream().map(VoteView::of).toList(),
                cost.claimedAt(),
                cost.version());
    }
}
