package io.tandem.rebate.reservation;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.http.Detached;
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
import io.tandem.rebate.ledger.AccountSql;
import io.tandem.rebate.ledger.model.Account;
import io.tandem.rebate.ledger.model.JournalEntry.Holding;
import io.tandem.rebate.ledger.model.Pocket;
import io.tandem.rebate.reservation.ReservationSql.Reserved;
import io.tandem.rebate.reservation.model.Reservation;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reserves money and lets it go. */
@ApplicationScoped
class ReservationService {

    private final ReservationSql reservations;
    private final AccountSql accounts;
    private final Idempotency idempotency;
    private final Faults faults;
    private final Caller caller;
    private final Pool pool;
    private final Clock clock;

    ReservationService(
            ReservationSql reservations,
            AccountSql accounts,
            Idempotency idempotency,
            Faults faults,
            Caller caller,
            Pool pool,
            Clock clock) {
        this.reservations = reservations;
        this.accounts = accounts;
        this.idempotency = idempotency;
        this.faults = faults;
        this.caller = caller;
        this.pool = pool;
        this.clock = clock;
    }

    /** What a release is told apart from other commands by. */
    @RegisterForReflection
    record ReleaseReservation(String reference) {}

    Uni<ReservationView> reserve(String reference, ReserveFunds command) {
        BigDecimal amount = amount(command);
        if (reference.isBlank() || reference.length() > 200) {
            throw ProblemException.invalid("reference", "must have 1 to 200 characters");
        }
        return Detached.of(
                pool.withTransaction(connection ->
                                reserve(connection, reference, command, amount)
                                        .plug(faults.after(BookingStep.RESERVATION_PUTTING)))
                        .plug(faults.after(BookingStep.RESERVATION_PUT)));
    }

    private Uni<ReservationView> reserve(
            SqlConnection connection, String reference, ReserveFunds command, BigDecimal amount) {
        Holding purse =
                new Holding(
                        new Account.OfPartner(command.partnerId(), Pocket.AVAILABLE),
                        command.asset());
        return accounts.ids(connection, List.of(purse))
                .chain(ids -> reservations.lockBalance(connection, ids.get(purse)))
                .chain(() -> reservations.ofReference(connection, reference))
                .map(rows -> before(rows, command))
                .chain(before -> {
                    Reservation.Open after = of(before, amount);
                    Reserved row =
                            new Reserved(
                                    reference,
                                    command.partnerId(),
                                    command.asset(),
                                    after.amount(),
                                    after.consumed(),
                                    command.purpose(),
                                    clock.instant(),
                                    Optional.empty());
                    return reservations
                            .put(connection, row, after.open().subtract(before.open()))
                            .replaceWith(view(row));
                });
    }

    private static Reservation.Open before(List<Reserved> rows, ReserveFunds command) {
        for (Reserved row : rows) {
            if (row.partnerId().equals(command.partnerId())
                    && row.asset().equals(command.asset())) {
                return switch (row.state()) {
                    case Reservation.Open open -> open;
                    case Reservation.Released released ->
                            throw ProblemException.of(
                                    RebateProblem.RESERVATION_RELEASED,
                                    "The reservation was released.");
                };
            }
        }
        return Reservation.Open.NOTHING;
    }

    private static Reservation.Open of(Reservation.Open before, BigDecimal amount) {
        try {
            return before.of(amount);
        } catch (IllegalArgumentException refusal) {
            throw ProblemException.invalid("amount", refusal.getMessage());
        }
    }

    private static BigDecimal amount(ReserveFunds command) {
        try {
            BigDecimal amount = new Money(command.asset(), command.amount()).amount();
            if (amount.signum() >= 0) {
                return amount;
            }
        } catch (IllegalArgumentException refusal) {
            throw ProblemException.invalid("amount", refusal.getMessage());
        }
        throw ProblemException.invalid("amount", "must not be below zero");
    }

    Uni<Response> release(IdempotencyKey key, String reference) {
        return idempotency
                .inTransaction(
                        key,
                        new ReleaseReservation(reference),
                        connection -> release(connection, reference))
                .plug(faults.after(BookingStep.RESERVATION_RELEASED));
    }

    private Uni<Answer> release(SqlConnection connection, String reference) {
        return reservations
                .lockBalancesOf(connection, reference)
                .chain(() -> reservations.ofReference(connection, reference))
                .invoke(ReservationService::checkThere)
                .chain(rows -> release(connection, rows))
                .plug(faults.after(BookingStep.RESERVATION_RELEASING))
                .chain(() -> reservations.ofReference(connection, reference))
                .map(rows -> Answer.ok(view(rows)));
    }

    private Uni<Void> release(SqlConnection connection, List<Reserved> rows) {
        return Multi.createFrom()
                .iterable(rows)
                .filter(row -> row.releasedAt().isEmpty())
                .onItem()
                .transformToUniAndConcatenate(row ->
                        reservations.put(connection, released(row), row.state().open().negate()))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Reserved released(Reserved row) {
        return new Reserved(
                row.reference(),
                row.partnerId(),
                row.asset(),
                row.amount(),
                row.consumed(),
                row.purpose(),
                clock.instant(),
                Optional.of(clock.instant()));
    }

    Uni<ReservationsView> ofReference(String reference) {
        return reservations
                .ofReference(pool, reference)
                .invoke(ReservationService::checkThere)
                .map(ReservationService::view);
    }

    Uni<Page<ReservationView>> ofPartner(UUID partnerId, PageParams page) {
        caller.mustSee(partnerId, "partner");
        String reference = page.cursor().map(cursor -> cursor.text(0)).orElse("");
        String asset = page.cursor().map(cursor -> cursor.text(1)).orElse("");
        return reservations
                .ofPartner(pool, partnerId, reference, asset, page.limit() + 1)
                .map(rows ->
                        Page.of(
                                rows,
                                page.limit(),
                                row -> Cursor.of(row.reference(), row.asset()),
                                ReservationService::view));
    }

    private static void checkThere(List<Reserved> rows) {
        if (rows.isEmpty()) {
            throw ProblemException.notFound("reservation");
        }
    }

    private static ReservationsView view(List<Reserved> rows) {
        return new ReservationsView(rows.stream().map(ReservationService::view).toList());
    }

    private static ReservationView view(Reserved row) {
        return new ReservationView(
                row.reference(),
                row.partnerId(),
                row.asset(),
                row.amount(),
                row.consumed(),
                row.purpose(),
                row.releasedAt().isPresent() ? "RELEASED" : "OPEN",
                row.changedAt());
    }
}
