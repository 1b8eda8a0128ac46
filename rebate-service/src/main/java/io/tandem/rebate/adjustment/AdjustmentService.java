package io.tandem.rebate.adjustment;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.id.IdSource;
import io.tandem.chassis.idempotency.Answer;
import io.tandem.chassis.idempotency.Idempotency;
import io.tandem.chassis.idempotency.IdempotencyKey;
import io.tandem.chassis.money.Money;
import io.tandem.chassis.paging.Cursor;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.chassis.security.Caller;
import io.tandem.rebate.RebateProblem;
import io.tandem.rebate.adjustment.AdjustBalance.Against;
import io.tandem.rebate.adjustment.model.Adjustment;
import io.tandem.rebate.feed.EarningsFeed;
import io.tandem.rebate.feed.model.ChangeCause;
import io.tandem.rebate.feed.model.Note;
import io.tandem.rebate.ledger.CoveredLedger;
import io.tandem.rebate.ledger.model.EntryKind;
import io.tandem.rebate.ledger.model.JournalEntry;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Corrects balances and takes corrections back. */
@ApplicationScoped
class AdjustmentService {

    private static final UUID FIRST = new UUID(0, 0);

    private final AdjustmentSql adjustments;
    private final CoveredLedger ledger;
    private final EarningsFeed feed;
    private final Idempotency idempotency;
    private final Caller caller;
    private final Pool pool;
    private final IdSource ids;
    private final Clock clock;

    AdjustmentService(
            AdjustmentSql adjustments,
            CoveredLedger ledger,
            EarningsFeed feed,
            Idempotency idempotency,
            Caller caller,
            Pool pool,
            IdSource ids,
            Clock clock) {
        this.adjustments = adjustments;
        this.ledger = ledger;
        this.feed = feed;
        this.idempotency = idempotency;
        this.caller = caller;
        this.pool = pool;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Response> adjust(IdempotencyKey key, AdjustBalance command) {
        Adjustment adjustment = adjustment(command);
        String by = caller.subject();
        return idempotency.inTransaction(
                key, command, connection -> adjust(connection, command, adjustment, by));
    }

    private Uni<Answer> adjust(
            SqlConnection connection, AdjustBalance command, Adjustment adjustment, String by) {
        UUID id = ids.next();
        Instant now = clock.instant();
        JournalEntry entry = entry(adjustment, "adjustment " + id, now);
        AdjustmentView view =
                new AdjustmentView(
                        id,
                        command.partnerId(),
                        command.asset(),
                        adjustment.amount().amount(),
                        command.programme(),
                        command.reason(),
                        entry.id(),
                        now,
                        by,
                        null,
                        null,
                        null,
                        null);
        return post(connection, entry)
                .chain(() -> adjustments.insert(connection, view))
                .replaceWith(Answer.created("/v1/adjustments/" + id, view));
    }

    private static Adjustment adjustment(AdjustBalance command) {
        boolean expense = command.against() == Against.EXPENSE;
        if (expense == (command.programme() == null)) {
            throw ProblemException.invalid("programme", "must be given with EXPENSE and only then");
        }
        try {
            return new Adjustment(
                    command.partnerId(),
                    new Money(command.asset(), command.amount()),
                    Optional.ofNullable(command.programme()));
        } catch (IllegalArgumentException refusal) {
            throw ProblemException.invalid("amount", refusal.getMessage());
        }
    }

    Uni<Response> undo(IdempotencyKey key, UUID id, UndoAdjustment command) {
        String by = caller.subject();
        return idempotency.inTransaction(
                key,
                command,
                connection ->
                        adjustments
                                .lock(connection, id)
                                .map(AdjustmentService::there)
                                .chain(found -> undo(connection, found, command, by))
                                .chain(() -> adjustments.find(connection, id))
                                .map(done -> Answer.ok(done.orElseThrow())));
    }

    private Uni<Void> undo(
            SqlConnection connection, AdjustmentView view, UndoAdjustment command, String by) {
        if (view.undoneAt() != null) {
            throw ProblemException.of(
                    RebateProblem.ALREADY_UNDONE, "The adjustment has been undone.");
        }
        Adjustment adjustment =
                new Adjustment(
                        view.partnerId(),
                        new Money(view.asset(), view.amount()),
                        Optional.ofNullable(view.programme()));
        Instant now = clock.instant();
        JournalEntry entry = entry(adjustment.undone(), "undoes adjustment " + view.id(), now);
        return post(connection, entry)
                .chain(() ->
                        adjustments.undo(
                                connection, view.id(), command.reason(), entry.id(), now, by));
    }

    private Uni<Void> post(SqlConnection connection, JournalEntry entry) {
        return ledger.post(connection, entry)
                .call(() -> feed.note(connection, Note.of(ChangeCause.ADJUSTED, entry)));
    }

    private JournalEntry entry(Adjustment adjustment, String reference, Instant now) {
        YearMonth month = YearMonth.from(now.atOffset(ZoneOffset.UTC));
        return new JournalEntry(
                ids.next(),
                EntryKind.ADJUSTMENT,
                adjustment.programme(),
                month,
                reference,
                List.of(adjustment.movement(month)));
    }

    Uni<AdjustmentView> find(UUID id) {
        return adjustments.find(pool, id).map(AdjustmentService::there);
    }

    Uni<Page<AdjustmentView>> list(UUID partnerId, PageParams page) {
        UUID after = page.cursor().map(cursor -> cursor.uuid(0)).orElse(FIRST);
        return adjustments
                .list(pool, partnerId, after, page.limit() + 1)
                .map(rows ->
                        Page.of(
                                rows,
                                page.limit(),
                                row -> Cursor.of(row.id()),
                                Function.identity()));
    }

    private static AdjustmentView there(Optional<AdjustmentView> found) {
        return found.orElseThrow(() -> ProblemException.notFound("adjustment"));
    }
}
