package io.tandem.rebate.accrual;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.id.IdSource;
import io.tandem.chassis.money.Money;
import io.tandem.rebate.ledger.LedgerSql;
import io.tandem.rebate.ledger.MaturitySql;
import io.tandem.rebate.ledger.MaturitySql.Due;
import io.tandem.rebate.ledger.model.Account;
import io.tandem.rebate.ledger.model.EntryKind;
import io.tandem.rebate.ledger.model.JournalEntry;
import io.tandem.rebate.ledger.model.Movement;
import io.tandem.rebate.ledger.model.Pocket;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Makes available what has been held back for its hold days. Any replica may do it, and one does:
 * who gets the rating lock looks anew how far it has gone. What accrues later for a day that has
 * passed goes to available directly, so nothing is left behind.
 */
@ApplicationScoped
class Maturing {

    private static final Comparator<Due> ORDER =
            Comparator.comparing(Due::partnerId).thenComparing(Due::asset);

    private final MaturitySql maturities;
    private final LedgerSql ledger;
    private final Pool pool;
    private final IdSource ids;
    private final Clock clock;

    Maturing(MaturitySql maturities, LedgerSql ledger, Pool pool, IdSource ids, Clock clock) {
        this.maturities = maturities;
        this.ledger = ledger;
        this.pool = pool;
        this.ids = ids;
        this.clock = clock;
    }

    /** Catches up to today, one day's dues a transaction. */
    @Scheduled(
            every = "{tandem.maturity.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        LocalDate today = LocalDate.now(clock);
        // Asked first without the lock: on most rounds there is nothing to do.
        return pool.withConnection(maturities::through)
                .chain(through ->
                        through.isBefore(today)
                                ? pool.withTransaction(connection -> oneDay(connection, today))
                                        .chain(this::run)
                                : Uni.createFrom().voidItem());
    }

    private Uni<Void> oneDay(SqlConnection connection, LocalDate today) {
        return RatingLock.alone(connection)
                .chain(() -> maturities.through(connection))
                .chain(through ->
                        through.isBefore(today)
                                ? maturities
                                        .nextDay(connection, through, today)
                                        .chain(day -> mature(connection, day))
                                : Uni.createFrom().voidItem());
    }

    private Uni<Void> mature(SqlConnection connection, LocalDate day) {
        return maturities
                .take(connection, day)
                .map(dues -> movements(day, dues))
                .chain(lines ->
                        lines.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : ledger.post(connection, entry(day, lines)));
    }

    private JournalEntry entry(LocalDate day, List<Movement> lines) {
        return new JournalEntry(
                ids.next(),
                EntryKind.MATURITY,
                Optional.empty(),
                YearMonth.from(day),
                "due " + day,
                lines);
    }

    private static List<Movement> movements(LocalDate day, List<Due> dues) {
        return dues.stream()
                .filter(due -> due.amount().signum() != 0)
                .sorted(ORDER)
                .map(due ->
                        Movement.net(
                                new Account.OfPartner(due.partnerId(), Pocket.PENDING),
                                new Account.OfPartner(due.partnerId(), Pocket.AVAILABLE),
                                new Money(due.asset(), due.amount()),
                                YearMonth.from(day)))
                .toList();
    }
}
