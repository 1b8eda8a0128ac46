package io.tandem.rebate.reconciliation;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.id.IdSource;
import io.tandem.chassis.money.Money;
import io.tandem.rebate.ledger.LedgerSql;
import io.tandem.rebate.ledger.model.Account;
import io.tandem.rebate.ledger.model.EntryKind;
import io.tandem.rebate.ledger.model.JournalEntry;
import io.tandem.rebate.ledger.model.Movement;
import io.tandem.rebate.reconciliation.BreakSql.Break;
import io.tandem.rebate.reconciliation.StepSql.Step;
import io.tandem.rebate.reconciliation.model.Figures;
import io.tandem.rebate.reconciliation.model.Finding;
import io.tandem.rebate.reconciliation.model.Match;
import io.tandem.rebate.reconciliation.model.OurTrade;
import io.tandem.rebate.reconciliation.model.Rule;
import io.tandem.rebate.reconciliation.model.Shares;
import io.tandem.rebate.reconciliation.model.Takeback;
import io.tandem.rebate.reservation.Reservations;
import io.tandem.rebate.reservation.Reservations.Kept;
import io.tandem.rebate.trade.PutAwayMonths;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Compares orders and writes what came of it: breaks that began, changed or ended by themselves,
 * what waits in suspense for them, and what is reserved for them. It comes to the same however
 * often it is done. The caller holds the programme's lock.
 */
@ApplicationScoped
class Comparing {

    private static final String BY = "reconciliation";

    private final OrderSql orders;
    private final OurOrderSql ours;
    private final PutAwayMonths months;
    private final BreakSql breaks;
    private final StepSql steps;
    private final LedgerSql ledger;
    private final Reservations reservations;
    private final IdSource ids;
    private final Clock clock;

    Comparing(
            OrderSql orders,
            OurOrderSql ours,
            PutAwayMonths months,
            BreakSql breaks,
            StepSql steps,
            LedgerSql ledger,
            Reservations reservations,
            IdSource ids,
            Clock clock) {
        this.orders = orders;
        this.ours = ours;
        this.months = months;
        this.breaks = breaks;
        this.steps = steps;
        this.ledger = ledger;
        this.reservations = reservations;
        this.ids = ids;
        this.clock = clock;
    }

    /** For what the comparison is made. */
    record Task(String programme, Rule rule, Optional<UUID> runId) {}

    /** What both sides say of some orders, and what stands about them. */
    record Sides(
            Map<String, Figures> theirs,
            Map<String, List<OurTrade>> trades,
            Map<String, Shares> settled,
            Map<String, Break> last) {

        List<OurTrade> tradesOf(String order) {
            return trades.getOrDefault(order, List.of());
        }

        Optional<Finding> find(Rule rule, String order) {
            return Match.of(
                    rule,
                    Optional.ofNullable(theirs.get(order)),
                    tradesOf(order),
                    settled.getOrDefault(order, Shares.NONE));
        }
    }

    private record Change(Optional<Break> before, Break after, List<OurTrade> trades) {}

    /** Compares the orders. For a file all of them; otherwise those whose trades are all here. */
    Uni<Void> compare(SqlConnection connection, Task task, List<String> asked) {
        return task.runId().isPresent()
                ? compareHere(connection, task, asked)
                : ours.away(connection, task.programme(), asked)
                        .map(away -> asked.stream().filter(one -> !away.containsKey(one)).toList())
                        .chain(here -> compareHere(connection, task, here));
    }

    private Uni<Void> compareHere(SqlConnection connection, Task task, List<String> asked) {
        return sides(connection, task, asked)
                .map(sides -> changes(task, asked, sides))
                .chain(changes ->
                        changes.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : write(connection, task, changes));
    }

    /** Refuses if one of the orders has trades of a month that has been put away. */
    Uni<Sides> sides(SqlConnection connection, Task task, List<String> asked) {
        return months.keep(connection)
                .chain(() -> ours.away(connection, task.programme(), asked))
                .invoke(away ->
                        PutAwayMonths.refuse(new TreeSet<>(away.values()), "To compare orders"))
                .chain(() -> sidesHere(connection, task, asked));
    }

    private Uni<Sides> sidesHere(SqlConnection connection, Task task, List<String> asked) {
        return Uni.combine()
                .all()
                .unis(
                        orders.latest(connection, task.programme(), task.rule(), asked),
                        ours.trades(connection, task.programme(), asked),
                        breaks.settled(connection, task.programme(), asked),
                        breaks.last(connection, task.programme(), asked))
                .with(Sides::new);
    }

    private List<Change> changes(Task task, List<String> asked, Sides sides) {
        List<Change> changes = new ArrayList<>();
        Instant now = clock.instant();
        for (String order : asked) {
            Optional<Break> last = Optional.ofNullable(sides.last().get(order));
            Optional<Finding> found = sides.find(task.rule(), order);
            next(task, order, last, found, now)
                    .ifPresent(
                            after -> changes.add(new Change(last, after, sides.tradesOf(order))));
        }
        return changes;
    }

    /** What the order's break becomes; empty when nothing changes. */
    private Optional<Break> next(
            Task task, String order, Optional<Break> last, Optional<Finding> found, Instant now) {
        Optional<Break> open = last.filter(Break::isOpen);
        if (open.isPresent()) {
            Break one = open.get();
            if (found.isEmpty()) {
                return Optional.of(changed(task, one, "MATCHED", one.finding(), now));
            }
            return found.filter(finding -> !finding.sameAs(one.finding()))
                    .map(finding -> changed(task, one, "OPEN", finding, now));
        }
        // What was resolved stays so while both sides say what they said then.
        boolean decided =
                last.filter(one -> "RESOLVED".equals(one.state()))
                        .flatMap(one ->
                                found.map(finding ->
                                        finding.isDecidedBy(one.finding(), one.settled())))
                        .orElse(false);
        if (found.isEmpty() || decided) {
            return Optional.empty();
        }
        Finding finding = found.get();
        UUID run = task.runId().or(() -> last.map(Break::runId)).orElseThrow();
        return Optional.of(
                new Break(
                        ids.next(),
                        task.programme(),
                        order,
                        last.map(Break::n).orElse(0) + 1,
                        run,
                        "OPEN",
                        task.rule().asset(),
                        finding,
                        finding.difference().positive().total(),
                        Shares.NONE,
                        now,
                        now));
    }

    private static Break changed(Task task, Break one, String state, Finding finding, Instant now) {
        return new Break(
                one.id(),
                one.programme(),
                one.orderId(),
                one.n(),
                task.runId().orElse(one.runId()),
                state,
                one.asset(),
                finding,
                "OPEN".equals(state) ? finding.difference().positive().total() : BigDecimal.ZERO,
                one.settled(),
                one.foundAt(),
                now);
    }

    private Uni<Void> write(SqlConnection connection, Task task, List<Change> changes) {
        Optional<JournalEntry> entry = entry(task, changes);
        UUID entryId = entry.map(JournalEntry::id).orElse(null);
        return reservations
                .keep(connection, kept(changes))
                .chain(() ->
                        entry.map(given -> ledger.post(connection, given))
                                .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> breaks.put(connection, changes.stream().map(Change::after).toList()))
                .chain(() ->
                        steps.add(
                                connection,
                                changes.stream().map(change -> step(change, entryId)).toList()));
    }

    private static Step step(Change change, UUID entryId) {
        Break after = change.after();
        return new Step(
                after.id(),
                after.state(),
                null,
                after.finding().kind().name(),
                null,
                null,
                null,
                moved(change).signum() == 0 ? null : entryId,
                after.changedAt(),
                BY);
    }

    private static BigDecimal moved(Change change) {
        BigDecimal before =
                change.before()
                        .filter(one -> one.id().equals(change.after().id()))
                        .map(Break::suspended)
                        .orElse(BigDecimal.ZERO);
        return change.after().suspended().subtract(before);
    }

    /** What more waits in suspense than before, a line for each break that changed. */
    private Optional<JournalEntry> entry(Task task, List<Change> changes) {
        YearMonth month = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        List<Movement> lines = new ArrayList<>();
        for (Change change : changes) {
            BigDecimal moved = moved(change);
            if (moved.signum() != 0) {
                lines.add(
                        Movement.net(
                                new Account.Expense(task.programme()),
                                new Account.Unmatched(task.programme()),
                                new Money(task.rule().asset(), moved),
                                month));
            }
        }
        // What comes back is posted after what is added: suspense is never short in between.
        lines.sort((one, other) ->
                Boolean.compare(
                        one.debit() instanceof Account.Unmatched,
                        other.debit() instanceof Account.Unmatched));
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new JournalEntry(
                                ids.next(),
                                EntryKind.RECONCILIATION,
                                Optional.of(task.programme()),
                                month,
                                "reconciliation",
                                lines));
    }

    /** What is reserved for a break: what its owners have beyond the file, while it is open. */
    private static List<Kept> kept(List<Change> changes) {
        List<Kept> kept = new ArrayList<>();
        for (Change change : changes) {
            Break after = change.after();
            Map<UUID, BigDecimal> amounts = new HashMap<>();
            if (after.isOpen()) {
                for (Takeback piece : Takeback.of(after.finding().difference(), change.trades())) {
                    amounts.merge(piece.partnerId(), piece.amount(), BigDecimal::add);
                }
            }
            kept.add(
                    new Kept(
                            reference(after.id()),
                            after.asset(),
                            amounts,
                            "awaits the exchange's account of order " + after.orderId()));
        }
        return kept;
    }

    static String reference(UUID breakId) {
        return "reconciliation " + breakId;
    }
}
