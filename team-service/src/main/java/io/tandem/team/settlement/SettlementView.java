package io.tandem.team.settlement;

import io.tandem.chassis.money.Asset;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.settlement.model.AssetResult;
import io.tandem.team.settlement.model.Claim;
import io.tandem.team.settlement.model.MemberFigures;
import io.tandem.team.settlement.model.PartLine;
import io.tandem.team.settlement.model.SettlementState;
import io.tandem.team.settlement.model.Spent;
import io.tandem.team.settlement.model.Transfer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A settlement with everything that it was worked out from. */
public record SettlementView(
        UUID id,
        UUID teamId,
        @Schema(description = "The version of the agreement that was in force in the period.")
                UUID agreementId,
        @Schema(
                        description = "That version's digest: it orders ties.",
                        examples =
                                "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae")
                String digest,
        YearMonth period,
        @Schema(
                        description =
                                "0 for the period's settlement, n for its n-th restatement: the"
                                        + " period worked out anew, of which only the change moves.",
                        examples = "0")
                int number,
        @Schema(nullable = true, description = "Of a restatement: what it corrects, and why.")
                CorrectionView corrects,
        @Schema(description = "The restatements of the period, in their order.")
                List<LinkView> restatements,
        @Schema(
                        description =
                                "Of a restatement: lines of which disputes have claimed more than the"
                                        + " part that is left. What was awarded stays where it went.")
                List<ClaimView> claimsBeyondPart,
        @Schema(
                        enumeration = {"CALCULATED", "POSTING", "POSTED"},
                        examples = "CALCULATED")
                String state,
        List<AssetView> assets,
        List<TransferView> transfers,
        List<ContributionView> contributions,
        @Schema(description = "The moment of which the contributions are.") Instant asOf,
        Instant calculatedAt,
        @Schema(description = "Not posted before, unless all members consent.")
                Instant objectionUntil,
        @Schema(
                        description =
                                "Who lacked what when it was last refused; it is tried again by"
                                        + " itself.")
                List<Lack> lacking,
        @Schema(description = "Who agreed not to wait for the end of the objection window.")
                List<UUID> consents,
        @Schema(nullable = true) Instant postedAt,
        @Schema(
                        nullable = true,
                        description =
                                "The transfer in rebate-service; none when nobody owed anybody.")
                UUID transferId,
        @Schema(examples = "1") long version) {

    /** A pool and its parts. */
    @Schema(name = "SettledAsset")
    public record AssetView(
            Asset asset, @Schema(examples = "350.5") BigDecimal pool, List<PartView> parts) {

        static AssetView of(AssetResult result) {
            return new AssetView(
                    result.pool().asset(),
                    result.pool().amount(),
                    result.lines().stream().map(PartView::of).toList());
        }
    }

    /** One member's line. */
    @Schema(name = "SettledPart")
    public record PartView(
            UUID partnerId,
            @Schema(description = "What it put into the pool.", examples = "200")
                    BigDecimal contributed,
            @Schema(
                            description = "What it got back of its costs, before the rule divides.",
                            examples = "0")
                    BigDecimal recouped,
            @Schema(
                            description = "What the rule gave it of the pool that was left.",
                            examples = "210.25")
                    BigDecimal split,
            @Schema(
                            implementation = String.class,
                            nullable = true,
                            description = "The exact weight that it had, of any number of digits.",
                            examples = "14.142135623730950488016887242096980785696718753769")
                    BigDecimal weight,
            @Schema(
                            description = "What it gets of the pool: recouped and split.",
                            examples = "210.25")
                    BigDecimal part,
            @Schema(description = "Part less contributed.", examples = "10.25") BigDecimal net,
            @Schema(nullable = true, description = "Of a restatement: how the line stood before.")
                    BeforeView before,
            @Schema(
                            description = "What moves: net, of a restatement less net before.",
                            examples = "10.25")
                    BigDecimal moves) {

        static PartView of(PartLine line) {
            return new PartView(
                    line.member().value(),
                    line.contributed(),
                    line.recouped(),
                    line.split(),
                    line.weight().orElse(null),
                    line.part(),
                    line.net(),
                    line.before().map(BeforeView::of).orElse(null),
                    line.moves());
        }
    }

    /** How a line stood before it was restated. */
    @Schema(name = "SettledBefore")
    public record BeforeView(
            @Schema(examples = "200") BigDecimal contributed,
            @Schema(examples = "210.25") BigDecimal part,
            @Schema(examples = "10.25") BigDecimal net) {

        static BeforeView of(PartLine.Before before) {
            return new BeforeView(before.contributed(), before.part(), before.net());
        }
    }

    /** What a restatement corrects. */
    @Schema(name = "SettlementCorrection")
    public record CorrectionView(
            @Schema(description = "The period's settlement.") UUID settlementId,
            @Schema(description = "What it starts from: that, or the restatement before.")
                    UUID previousId,
            @Schema(
                            description =
                                    "What rebate-service told of whose earnings; none where the"
                                            + " change came while the period was being worked out.")
                    List<CauseView> causes) {

        static CorrectionView of(Settlement settlement) {
            Chain chain = settlement.chain();
            return chain.previous(settlement.number())
                    .map(previous ->
                            new CorrectionView(
                                    chain.first(),
                                    previous,
                                    chain.causes().stream().map(CauseView::of).toList()))
                    .orElse(null);
        }
    }

    /** Why a settlement was restated. */
    @Schema(name = "SettlementCause")
    public record CauseView(
            @Schema(
                            description =
                                    "`ACCRUED`: trades came late; `REVERSED`: some were taken back;"
                                            + " `RESTATED`: some were rated anew; `BOUND`: invitees"
                                            + " are counted otherwise.",
                            examples = "REVERSED")
                    String cause,
            UUID partnerId,
            @Schema(
                            description = "Where rebate-service's feed of earnings says so first.",
                            examples = "1")
                    long firstPosition,
            @Schema(examples = "1") long lastPosition) {

        static CauseView of(Chain.Cause cause) {
            return new CauseView(
                    cause.cause(),
                    cause.partner().value(),
                    cause.firstPosition(),
                    cause.lastPosition());
        }
    }

    /** A restatement, in short. */
    @Schema(name = "SettlementLink")
    public record LinkView(
            UUID id,
            @Schema(examples = "1") int number,
            @Schema(
                            enumeration = {"CALCULATED", "POSTING", "POSTED"},
                            examples = "POSTED")
                    String state) {

        static LinkView of(Chain.Link link) {
            return new LinkView(link.id(), link.number(), link.state());
        }
    }

    /** A line of which more is claimed than is left. */
    @Schema(name = "ClaimBeyondPart")
    public record ClaimView(
            Asset asset,
            UUID partnerId,
            @Schema(
                            description = "Contested or awarded in all disputes about the period.",
                            examples = "40")
                    BigDecimal claimed,
            @Schema(examples = "25") BigDecimal part,
            @Schema(description = "Claimed less part.", examples = "15") BigDecimal beyond) {

        static ClaimView of(Claim claim) {
            return new ClaimView(
                    claim.claimed().asset(),
                    claim.holder().value(),
                    claim.claimed().amount(),
                    claim.part().amount(),
                    claim.beyond().amount());
        }
    }

    /** What one member hands to another. */
    @Schema(name = "SettlementTransfer")
    public record TransferView(
            UUID from, UUID to, Asset asset, @Schema(examples = "10.25") BigDecimal amount) {

        static TransferView of(Transfer transfer) {
            return new TransferView(
                    transfer.from().value(),
                    transfer.to().value(),
                    transfer.money().asset(),
                    transfer.money().amount());
        }
    }

    /** What one member earned and brought: aggregates. */
    @Schema(name = "SettlementContribution")
    public record ContributionView(
            UUID partnerId,
            List<RebateView> rebates,
            @Schema(examples = "250000") BigDecimal volumeUsd,
            @Schema(examples = "12") long invitees,
            @Schema(examples = "7") long activeTraders,
            @Schema(description = "What it spent for the team, as far as that counts.")
                    List<SpentView> costs) {

        static ContributionView of(MemberFigures figures) {
            return new ContributionView(
                    figures.member().value(),
                    figures.rebates().entrySet().stream()
                            .map(entry -> new RebateView(entry.getKey(), entry.getValue()))
                            .toList(),
                    figures.volumeUsd(),
                    figures.invitees(),
                    figures.activeTraders(),
                    figures.costs().entrySet().stream()
                            .map(entry -> SpentView.of(entry.getKey(), entry.getValue()))
                            .toList());
        }
    }

    /** Costs in one asset. */
    @Schema(name = "SettlementCosts")
    public record SpentView(
            Asset asset,
            @Schema(description = "Of this period.", examples = "120") BigDecimal approved,
            @Schema(
                            description = "What the pool of the period before was short of.",
                            examples = "0")
                    BigDecimal carried) {

        static SpentView of(Asset asset, Spent spent) {
            return new SpentView(asset, spent.approved(), spent.carried());
        }
    }

    /** A rebate in one asset. */
    @Schema(name = "SettlementRebate")
    public record RebateView(Asset asset, @Schema(examples = "200") BigDecimal amount) {}

    private record Life(
            String state,
            Instant calculatedAt,
            Instant objectionUntil,
            Instant postedAt,
            UUID transferId) {}

    static SettlementView of(Settlement settlement) {
        return of(settlement, List.of());
    }

    static SettlementView of(Settlement settlement, List<Claim> claimsBeyondPart) {
        Life life = life(settlement.state());
        return new SettlementView(
                settlement.id(),
                settlement.team().value(),
                settlement.agreementId(),
                settlement.digest().hex(),
                settlement.period(),
                settlement.number(),
                CorrectionView.of(settlement),
                settlement.chain().restatements().stream().map(LinkView::of).toList(),
                claimsBeyondPart.stream().map(ClaimView::of).toList(),
                life.state(),
                settlement.results().stream().map(AssetView::of).toList(),
                settlement.transfers().stream().map(TransferView::of).toList(),
                settlement.snapshot().members().values().stream()
                        .map(ContributionView::of)
                        .toList(),
                settlement.snapshot().asOf(),
                life.calculatedAt(),
                life.objectionUntil(),
                settlement.lacking(),
                settlement.consents().stream().map(PartnerId::value).toList(),
                life.postedAt(),
                life.transferId(),
                settlement.version());
    }

    private static Life life(SettlementState state) {
        return switch (state) {
            case SettlementState.Open _ ->
                    throw new IllegalArgumentException("an open settlement is not kept");
            case SettlementState.Calculated(Instant calculated, Instant until) ->
                    new Life("CALCULATED", calculated, until, null, null);
            case SettlementState.Posting(Instant calculated, Instant until) ->
                    new Life("POSTING", calculated, until, null, null);
            case SettlementState.Posted(var calculated, var until, var at, var transfer) ->
                    new Life("POSTED", calculated, until, at, transfer.orElse(null));
        };
    }
}
