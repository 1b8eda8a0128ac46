package io.tandem.rebate.reconciliation;

import io.tandem.chassis.money.Asset;
import io.tandem.rebate.reconciliation.BreakSql.Break;
import io.tandem.rebate.reconciliation.StepSql.Step;
import io.tandem.rebate.reconciliation.model.Figures;
import io.tandem.rebate.reconciliation.model.Finding;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a commission file and the books disagree about an order. */
record BreakView(
        UUID id,
        UUID reconciliationId,
        @Schema(examples = "okx") String programme,
        @Schema(examples = "312269865356374016") String orderId,
        @Schema(examples = "RATE_DIFFERS") String kind,
        @Schema(examples = "OPEN") String state,
        Asset asset,
        @Schema(
                        description = "Whether a trade is in a later month's books than its own.",
                        examples = "false")
                boolean late,
        @Schema(
                        nullable = true,
                        description = "Why the books accrued nothing, of an exclusion.",
                        examples = "UNBOUND")
                String reason,
        @Schema(description = "Whether a file has the order.", examples = "true") boolean inFile,
        @Schema(description = "What the file says.") FiguresView theirs,
        @Schema(description = "What the books say, with what resolutions posted.") FiguresView ours,
        @Schema(description = "Commission by the file less by the books.", examples = "1.5")
                BigDecimal difference,
        @Schema(description = "What waits in the programme's suspense.", examples = "1.5")
                BigDecimal suspended,
        @Schema(description = "The order's trades in the books.", examples = "[\"bill-62\"]")
                List<String> trades,
        Instant foundAt,
        Instant changedAt,
        List<BreakStepView> steps) {

    /** What one side says. */
    record FiguresView(
            @Schema(description = "The fee that commission is due on.", examples = "15")
                    BigDecimal commissionableFee,
            @Schema(description = "The volume.", examples = "15109.4") BigDecimal amount,
            @Schema(description = "All commission.", examples = "4.5") BigDecimal commission,
            @Schema(description = "The link owner's.", examples = "4.5") BigDecimal owner,
            @Schema(description = "The co-inviter's.", examples = "0") BigDecimal coInviter,
            @Schema(description = "The user's.", examples = "0") BigDecimal invitee) {

        static FiguresView of(Figures figures) {
            return new FiguresView(
                    figures.commissionable(),
                    figures.amount(),
                    figures.shares().total(),
                    figures.shares().owner(),
                    figures.shares().coInviter(),
                    figures.shares().invitee());
        }
    }

    /** A state that it came into. */
    record BreakStepView(
            @Schema(examples = "OPEN") String state,
            @Schema(nullable = true, examples = "ACCEPT_THEIRS") String resolution,
            @Schema(nullable = true, examples = "RATE_DIFFERS") String note,
            @Schema(nullable = true) UUID partnerId,
            @Schema(nullable = true) UUID coInviterId,
            @Schema(nullable = true, examples = "44705892343619584") String userId,
            @Schema(nullable = true, description = "The journal entry, if money moved.")
                    UUID entryId,
            Instant at,
            @Schema(examples = "ops-ann") String by) {

        static BreakStepView of(Step step) {
            return new BreakStepView(
                    step.state(),
                    step.resolution(),
                    step.note(),
                    step.partnerId(),
                    step.coInviterId(),
                    step.userId(),
                    step.entryId(),
                    step.at(),
                    step.by());
        }
    }

    static BreakView of(Break one, List<Step> steps) {
        Finding finding = one.finding();
        return new BreakView(
                one.id(),
                one.runId(),
                one.programme(),
                one.orderId(),
                finding.kind().name(),
                one.state(),
                one.asset(),
                finding.late(),
                finding.reason().orElse(null),
                finding.inFile(),
                FiguresView.of(finding.theirs()),
                FiguresView.of(finding.ours()),
                finding.difference().total(),
                one.suspended(),
                finding.trades(),
                one.foundAt(),
                one.changedAt(),
                steps.stream()
                        .filter(step -> step.breakId().equals(one.id()))
                        .map(BreakStepView::of)
                        .toList());
    }
}
