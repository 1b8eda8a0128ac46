package io.tandem.rebate.transfer;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.id.IdSource;
import io.tandem.chassis.idempotency.Answer;
import io.tandem.chassis.idempotency.Idempotency;
import io.tandem.chassis.idempotency.IdempotencyKey;
import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Money;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.chassis.problem.Violation;
import io.tandem.chassis.security.Caller;
import io.tandem.rebate.RebateProblem;
import io.tandem.rebate.fault.BookingStep;
import io.tandem.rebate.fault.Faults;
import io.tandem.rebate.ledger.CoveredLedger;
import io.tandem.rebate.ledger.LedgerSql;
import io.tandem.rebate.ledger.model.Account;
import io.tandem.rebate.ledger.model.EntryKind;
import io.tandem.rebate.ledger.model.JournalEntry;
import io.tandem.rebate.ledger.model.Movement;
import io.tandem.rebate.ledger.model.Pocket;
import io.tandem.rebate.reservation.Reservations;
import io.tandem.rebate.transfer.model.Leg;
import io.tandem.rebate.transfer.model.Legs;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Moves money between partners. */
@ApplicationScoped
class TransferService {

    private final TransferSql transfers;
    private final Reservations reservations;
    private final LedgerSql ledger;
    private final CoveredLedger covered;
    private final Idempotency idempotency;
    private final Faults faults;
    private final Caller caller;
    private final Pool pool;
    private final IdSource ids;
    private final Clock clock;

    TransferService(
            TransferSql transfers,
            Reservations reservations,
            LedgerSql ledger,
            CoveredLedger covered,
            Idempotency idempotency,
            Faults faults,
            Caller caller,
            Pool pool,
            IdSource ids,
            Clock clock) {
        this.transfers = transfers;
        this.reservations = reservations;
        this.ledger = ledger;
        this.covered = covered;
        this.idempotency = idempotency;
        this.faults = faults;
        this.caller = caller;
        this.pool = pool;
        this.ids = ids;
        this.clock = clock;
    }

    /** Who lacks how much, in the problem. */
    @RegisterForReflection
    record Lacking(UUID partnerId, Asset asset, BigDecimal lacking) {}

    Uni<Response> transfer(IdempotencyKey key, TransferFunds command) {
        Legs legs = legs(command);
        return idempotency
                .inTransaction(key, command, connection -> transfer(connection, command, legs))
                .plug(faults.after(BookingStep.TRANSFER_POSTED));
    }

    private Uni<Answer> transfer(SqlConnection connection, TransferFunds command, Legs legs) {
        UUID id = ids.next();
        Instant now = clock.instant();
        JournalEntry entry = entry(command, legs, YearMonth.from(now.atOffset(ZoneOffset.UTC)));
        return covered.open(connection, entry)
                .chain(() -> transfers.lock(connection, legs.net().keySet()))
                .chain(() -> reservations.consume(connection, command.reference(), givers(legs)))
                .chain(() -> transfers.lock(connection, legs.net().keySet()))
                .invoke(available -> check(legs.lacking(available)))
                .chain(() -> ledger.post(connection, entry))
                .chain(() -> transfers.insert(connection, id, entry.id(), command, now))
                .plug(faults.after(BookingStep.TRANSFER_POSTING))
                .map(done -> Answer.created("/v1/transfers/" + id, view(id, entry, command, now)));
    }

    /** What each partner gives on balance. */
    private static List<Reservations.Given> givers(Legs legs) {
        List<Reservations.Given> givers = new ArrayList<>();
        legs.net()
                .forEach((purse, change) -> {
                    if (change.signum() < 0) {
                        givers.add(
                                new Reservations.Given(
                                        purse.partnerId(), purse.asset(), change.negate()));
                    }
                });
        return givers;
    }

    private JournalEntry entry(TransferFunds command, Legs legs, YearMonth month) {
        List<Movement> lines =
                legs.all().stream()
                        .map(leg ->
                                new Movement(
                                        new Account.OfPartner(leg.from(), Pocket.AVAILABLE),
                                        new Account.OfPartner(leg.to(), Pocket.AVAILABLE),
                                        leg.amount(),
                                        month))
                        .toList();
        return new JournalEntry(
                ids.next(),
                EntryKind.TRANSFER,
                Optional.empty(),
                month,
                command.reference(),
                lines);
    }

    private static void check(List<Legs.Lack> lacks) {
        if (!lacks.isEmpty()) {
            List<Lacking> lacking =
                    lacks.stream()
                            .map(lack ->
                                    new Lacking(
                                            lack.purse().partnerId(),
                                            lack.purse().asset(),
                                            lack.lacking()))
                            .toList();
            throw ProblemException.of(
                            RebateProblem.INSUFFICIENT_FUNDS,
                            lacking.size() + " would give more than is available.")
                    .with("lacking", lacking);
        }
    }

    private static Legs legs(TransferFunds command) {
        List<Leg> legs = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < command.legs().size(); i++) {
            TransferFunds.LegTerms terms = command.legs().get(i);
            try {
                Money amount = new Money(terms.asset(), terms.amount());
                legs.add(new Leg(terms.from(), terms.to(), amount));
            } catch (IllegalArgumentException refusal) {
                violations.add(new Violation("legs[" + i + "]", refusal.getMessage()));
            }
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return new Legs(legs);
    }

    private static TransferView view(
            UUID id, JournalEntry entry, TransferFunds command, Instant now) {
        List<TransferView.LegView> legs =
                command.legs().stream()
                        .map(leg ->
                                new TransferView.LegView(
                                        leg.from(), leg.to(), leg.asset(), leg.amount()))
                        .toList();
        return new TransferView(id, command.reference(), command.reason(), entry.id(), legs, now);
    }

    Uni<TransferView> find(UUID id) {
        return transfers
                .find(pool, id)
                .map(found ->
                        found.map(this::visible)
                                .filter(transfer -> !transfer.legs().isEmpty())
                                .orElseThrow(() -> ProblemException.notFound("transfer")));
    }

    private TransferView visible(TransferView transfer) {
        List<TransferView.LegView> own =
                transfer.legs().stream()
                        .filter(leg -> caller.maySee(leg.from()) || caller.maySee(leg.to()))
                        .toList();
        return new TransferView(
                transfer.id(),
                transfer.reference(),
                transfer.reason(),
                transfer.entryId(),
                own,
                transfer.createdAt());
    }
}
