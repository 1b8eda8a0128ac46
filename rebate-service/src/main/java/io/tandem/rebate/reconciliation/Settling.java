package io.tandem.rebate.reconciliation;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.id.IdSource;
import io.tandem.rebate.ledger.CoveredLedger;
import io.tandem.rebate.ledger.MaturitySql;
import io.tandem.rebate.ledger.model.EntryKind;
import io.tandem.rebate.ledger.model.JournalEntry;
import io.tandem.rebate.ledger.model.Movement;
import io.tandem.rebate.reconciliation.BreakSql.Break;
import io.tandem.rebate.reconciliation.StepSql.Step;
import io.tandem.rebate.reconciliation.model.Beneficiaries;
import io.tandem.rebate.reconciliation.model.Correction;
import io.tandem.rebate.reconciliation.model.OurTrade;
import io.tandem.rebate.reconciliation.model.Resolution;
import io.tandem.rebate.reconciliation.model.Shares;
import io.tandem.rebate.reconciliation.model.Takeback;
import io.tandem.rebate.reservation.Reservations;
import io.tandem.rebate.reservation.Reservations.Kept;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ends a break as two operators decided: posts what that comes to, and frees what was kept for it.
 */
@ApplicationScoped
class Settling {

    private final BreakSql breaks;
    private final StepSql steps;
    private final CoveredLedger ledger;
    private final MaturitySql maturities;
    private final Reservations reservations;
    private final IdSource ids;
    private final Clock clock;

    Settling(
            BreakSql breaks,
            StepSql steps,
            CoveredLedger ledger,
            MaturitySql maturities,
            Reservations reservations,
            IdSource ids,
            Clock clock) {
        this.breaks = breaks;
        this.steps = steps;
        this.ledger = ledger;
        this.maturities = maturities;
        this.reservations = reservations;
        this.ids = ids;
        this.clock = clock;
    }

    /** What was decided, and by whom. */
    record Decision(
            Break one,
            List<OurTrade> trades,
            Resolution resolution,
            Step proposal,
            String note,
            String by) {

        Correction correction(LocalDate maturedThrough) {
            Shares difference = one.finding().difference();
            return new Correction(
                    one.programme(),
                    one.asset(),
                    difference,
                    Takeback.of(difference, trades),
                    new Beneficiaries(
                                    Optional.ofNullable(proposal.partnerId()),
                                    Optional.ofNullable(proposal.coInviterId()),
                                    Optional.ofNullable(proposal.userId()))
                            .of(trades),
                    maturedThrough);
        }
    }

    /** The caller holds the rating lock alone, and the programme's. */
    Uni<Void> settle(SqlConnection connection, Decision decision) {
        Instant now = clock.instant();
        YearMonth month = YearMonth.from(now.atOffset(ZoneOffset.UTC));
        return maturities
                .through(connection)
                .map(decision::correction)
                .chain(correction -> {
                    List<Movement> lines = correction.movements(decision.resolution(), month);
                    Optional<JournalEntry> entry =
                            lines.isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(entry(decision.one(), month, lines));
                    return entry.map(given -> post(connection, decision, correction, given))
                            .orElseGet(() -> Uni.createFrom().voidItem())
                            .chain(() -> release(connection, decision.one()))
                            .chain(() -> breaks.put(connection, List.of(resolved(decision, now))))
                            .chain(() ->
                                    steps.add(connection, List.of(step(decision, entry, now))));
                });
    }

    private JournalEntry entry(Break one, YearMonth month, List<Movement> lines) {
        return new JournalEntry(
                ids.next(),
                EntryKind.RECONCILIATION,
                Optional.of(one.programme()),
                month,
                "break " + one.id(),
                lines);
    }

    private Uni<Void> post(
            SqlConnection connection,
            Decision decision,
            Correction correction,
            JournalEntry entry) {
        List<MaturitySql.Due> less =
                decision.resolution() == Resolution.ACCEPT_THEIRS
                        ? correction.takebacks().stream()
                                .filter(correction::isPending)
                                .map(piece -> less(decision.one(), piece))
                                .toList()
                        : List.of();
        return ledger.open(connection, entry)
                .chain(() -> ledger.post(connection, entry))
                .chain(() -> addEach(connection, less));
    }

    /** One by one: two pieces of one day and partner are one row, which a statement meets once. */
    private Uni<Void> addEach(SqlConnection connection, List<MaturitySql.Due> dues) {
        return dues.isEmpty()
                ? Uni.createFrom().voidItem()
                : maturities
                        .add(connection, List.of(dues.getFirst()))
                        .chain(() -> addEach(connection, dues.subList(1, dues.size())));
    }

    private static MaturitySql.Due less(Break one, Takeback piece) {
        return new MaturitySql.Due(
                piece.dueOn().orElseThrow(),
                piece.partnerId(),
                one.asset(),
                piece.amount().negate());
    }

    private Uni<Void> release(SqlConnection connection, Break one) {
        return reservations.keep(
                connection,
                List.of(new Kept(Comparing.reference(one.id()), one.asset(), Map.of(), "")));
    }

    private static Break resolved(Decision decision, Instant now) {
        Break one = decision.one();
        return new Break(
                one.id(),
                one.programme(),
                one.orderId(),
                one.n(),
                one.runId(),
                "RESOLVED",
                one.asset(),
                one.finding(),
                BigDecimal.ZERO,
                decision.resolution() == Resolution.ACCEPT_THEIRS
                        ? one.finding().difference()
                        : Shares.NONE,
                one.foundAt(),
                now);
    }

    private static Step step(Decision decision, Optional<JournalEntry> entry, Instant now) {
        Step proposal = decision.proposal();
        return new Step(
                decision.one().id(),
                "RESOLVED",
                decision.resolution().name(),
                decision.note(),
                proposal.partnerId(),
                proposal.coInviterId(),
                proposal.userId(),
                entry.map(JournalEntry::id).orElse(null),
                now,
                decision.by());
    }

    /** The break in another state that keeps what waits for it. */
    static Break in(Break one, String state, Instant now) {
        return new Break(
                one.id(),
                one.programme(),
                one.orderId(),
                one.n(),
                one.runId(),
                state,
                one.asset(),
                one.finding(),
                one.suspended(),
                one.settled(),
                one.foundAt(),
                now);
    }
}
