package io.tandem.rebate.hold;

import io.quarkus.runtime.annotations.RegisterForReflection;
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
import io.tandem.rebate.fault.BookingStep;
import io.tandem.rebate.fault.Faults;
import io.tandem.rebate.hold.model.Award;
import io.tandem.rebate.hold.model.Hold;
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
import java.util.function.Supplier;

/** Freezes money and lets it go. */
@ApplicationScoped
class HoldService {

    private static final UUID FIRST = new UUID(0, 0);

    private final HoldSql holds;
    private final CoveredLedger ledger;
    private final Idempotency idempotency;
    private final Faults faults;
    private final Caller caller;
    private final Pool pool;
    private final IdSource ids;
    private final Clock clock;

    HoldService(
            HoldSql holds,
            CoveredLedger ledger,
            Idempotency idempotency,
            Faults faults,
            Caller caller,
            Pool pool,
            IdSource ids,
            Clock clock) {
        this.holds = holds;
        this.ledger = ledger;
        this.idempotency = idempotency;
        this.faults = faults;
        this.caller = caller;
        this.pool = pool;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a release is told apart from other commands by. */
    @RegisterForReflection
    record ReleaseHold(UUID id) {}

    Uni<Response> hold(IdempotencyKey key, HoldFunds command) {
        Hold.Held held =
                checked(
                        "amount",
                        () ->
                                new Hold.Held(
                                        command.partnerId(),
                                        new Money(command.asset(), command.amount())));
        String by = caller.subject();
        return idempotency
                .inTransaction(key, command, connection -> hold(connection, command, held, by))
                .plug(faults.after(BookingStep.HOLD_POSTED));
    }

    private Uni<Answer> hold(
            SqlConnection connection, HoldFunds command, Hold.Held held, String by) {
        Instant now = clock.instant();
        JournalEntry entry = entry(held, command.reference(), now);
        HoldView view =
                new HoldView(
                        ids.next(),
                        command.partnerId(),
                        command.asset(),
                        held.amount().amount(),
                        command.reference(),
                        command.reason(),
                        "HELD",
                        entry.id(),
                        now,
                        null,
                        null,
                        List.of());
        return ledger.post(connection, entry)
                .chain(() -> holds.insert(connection, view, by))
                .plug(faults.after(BookingStep.HOLD_POSTING))
                .replaceWith(Answer.created("/v1/holds/" + view.id(), view));
    }

    Uni<Response> release(IdempotencyKey key, UUID id) {
        String by = caller.subject();
        return idempotency
                .inTransaction(
                        key,
                        new ReleaseHold(id),
                        connection -> end(connection, id, "RELEASED", by, Hold.Held::release))
                .plug(faults.after(BookingStep.HOLD_ENDED));
    }

    Uni<Response> award(IdempotencyKey key, UUID id, AwardHold command) {
        String by = caller.subject();
        return idempotency
                .inTransaction(
                        key,
                        command,
                        connection ->
                                end(connection, id, "AWARDED", by, held -> award(held, command)))
                .plug(faults.after(BookingStep.HOLD_ENDED));
    }

    private static Hold award(Hold.Held held, AwardHold command) {
        return checked(
                "legs",
                () ->
                        held.award(
                                command.legs().stream()
                                        .map(leg ->
                                                new Award(
                                                        leg.to(),
                                                        new Money(
                                                                held.amount().asset(),
                                                                leg.amount())))
                                        .toList()));
    }

    private Uni<Answer> end(
            SqlConnection connection,
            UUID id,
            String state,
            String by,
            Function<Hold.Held, Hold> transition) {
        return holds.lock(connection, id)
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("hold")))
                .chain(hold ->
                        post(connection, hold, transition.apply(held(hold)), state, by)
                                .chain(() -> holds.find(connection, id)))
                .map(done -> Answer.ok(done.orElseThrow()));
    }

    private Uni<Void> post(
            SqlConnection connection, HoldView hold, Hold ended, String state, String by) {
        Instant now = clock.instant();
        JournalEntry entry = entry(ended, hold.reference(), now);
        return ledger.post(connection, entry)
                .chain(() -> holds.end(connection, hold.id(), state, entry.id(), now, by))
                .plug(faults.after(BookingStep.HOLD_ENDING));
    }

    private static Hold.Held held(HoldView hold) {
        if (hold.endedAt() != null) {
            throw ProblemException.of(
                            RebateProblem.HOLD_ENDED, "The hold is " + hold.state() + " already.")
                    .with("state", hold.state());
        }
        return new Hold.Held(hold.partnerId(), new Money(hold.asset(), hold.amount()));
    }

    private JournalEntry entry(Hold hold, String reference, Instant now) {
        YearMonth month = YearMonth.from(now.atOffset(ZoneOffset.UTC));
        return new JournalEntry(
                ids.next(),
                EntryKind.HOLD,
                Optional.empty(),
                month,
                reference,
                hold.movements(month));
    }

    Uni<HoldView> find(UUID id) {
        return holds.find(pool, id)
                .map(found ->
                        found.filter(hold -> caller.maySee(hold.partnerId()))
                                .orElseThrow(() -> ProblemException.notFound("hold")));
    }

    Uni<Page<HoldView>> ofPartner(UUID partnerId, PageParams page) {
        caller.mustSee(partnerId, "partner");
        UUID after = page.cursor().map(cursor -> cursor.uuid(0)).orElse(FIRST);
        return holds.ofPartner(pool, partnerId, after, page.limit() + 1)
                .map(rows ->
                        Page.of(
                                rows,
                                page.limit(),
                                hold -> Cursor.of(hold.id()),
                                Function.identity()));
    }

    private static <T> T checked(String field, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException refusal) {
            throw ProblemException.invalid(field, refusal.getMessage());
        }
    }
}
