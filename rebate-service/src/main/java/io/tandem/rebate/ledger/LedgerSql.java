package io.tandem.rebate.ledger;

import io.smallrye.mutiny.Uni;
import io.tandem.rebate.ledger.model.EntryKind;
import io.tandem.rebate.ledger.model.JournalEntry;
import io.tandem.rebate.ledger.model.JournalEntry.Holding;
import io.tandem.rebate.ledger.model.Movement;
import io.tandem.rebate.rows.Columns;
import io.tandem.rebate.rows.Part;
import io.tandem.rebate.rows.Piece;
import io.tandem.rebate.rows.Pieces;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes journal entries with their lines, and then what they do to balances: two statements that
 * are sent together. Whoever posts to the same accounts waits from the second on, so all that need
 * not wait is done before it.
 */
@ApplicationScoped
public class LedgerSql {

    /** The constraint by which the database refuses an overdraft. */
    public static final String NOT_OVERDRAWN = "balance_not_overdrawn";

    private static final String ENTRY =
            """
            insert into journal_entry (id, kind, programme, posted_period, reference, posted_at)
            select unnest($1::uuid[]), unnest($2::text[]), unnest($3::text[]), unnest($4::int[]),
                unnest($5::text[]), unnest($6::timestamptz[])
            where %s
            """;

    private static final String LINE =
            """
            insert into posting
                (entry_id, line, debit_account, credit_account, asset, amount, period)
            select unnest($1::uuid[]), unnest($2::int[]), unnest($3::bigint[]),
                unnest($4::bigint[]), unnest($5::text[]), unnest($6::numeric[]),
                unnest($7::int[])
            where %s
            """;

    // Balances are locked in the order of account ids, here and wherever else they are. The insert
    // never happens: a balance is opened with its account. But its row is checked before the
    // conflict is found, which is why it proposes a floor that lets it pass; the update keeps the
    // floor that there is, unless a debt may be left ($4) or money comes in and pays one off. The
    // same goes for what is not reserved ($5).
    private static final String ADD =
            """
            insert into balance as b (account_id, asset, amount, floor, free_floor)
            select account_id, asset, amount, least(0, amount), least(0, amount)
            from (select unnest($1::bigint[]) as account_id, unnest($2::text[]) as asset,
                unnest($3::numeric[]) as amount) delta
            where %s
            order by account_id
            on conflict (account_id) do update set
                amount = b.amount + excluded.amount,
                floor = case
                    when $4::boolean or excluded.amount > 0
                    then least(0, b.amount + excluded.amount)
                    else b.floor end,
                free_floor = case
                    when $5::boolean or excluded.amount > 0
                    then least(0, b.amount + excluded.amount - b.reserved)
                    else b.free_floor end
            """;

    private static final String ENTER = new Pieces().with("entry", entry("true")).end(line("true"));

    private static final String ADD_NOW = ADD.formatted("true");

    private final AccountSql accounts;
    private final Clock clock;

    LedgerSql(AccountSql accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    private record Line(JournalEntry entry, int number, Movement movement) {}

    private record Delta(long accountId, String asset, BigDecimal amount) {}

    /**
     * Posts entries of one kind.
     *
     * @return what is left to do when the accounts are known: statements that are sent together
     */
    public Uni<Uni<Void>> prepare(SqlConnection connection, Collection<JournalEntry> entries) {
        if (entries.isEmpty()) {
            return Uni.createFrom().item(Uni.createFrom().voidItem());
        }
        return accounts.ids(connection, holdings(entries))
                .map(ids -> post(connection, List.copyOf(entries), ids));
    }

    /**
     * The same for entries of one kind as parts of a larger statement, if the ids of all accounts
     * are remembered.
     */
    public Optional<List<Part>> known(Collection<JournalEntry> entries) {
        return accounts.known(holdings(entries)).map(ids -> parts(List.copyOf(entries), ids));
    }

    private List<Part> parts(List<JournalEntry> entries, Map<Holding, Long> ids) {
        List<Line> lines = lines(entries);
        List<Delta> deltas = deltas(entries, ids);
        return List.of(
                Part.of("entry", LedgerSql::entry, entries, headColumns(entries)),
                Part.of("posted", LedgerSql::line, lines, lineColumns(lines, ids)),
                Part.of("added", LedgerSql::add, deltas, deltaColumns(deltas, entries)));
    }

    private static Piece entry(String condition) {
        return new Piece(ENTRY.formatted(condition), 6);
    }

    private static Piece line(String condition) {
        return new Piece(LINE.formatted(condition), 7);
    }

    private static Piece add(String condition) {
        return new Piece(ADD.formatted(condition), 5);
    }

    private static Set<Holding> holdings(Collection<JournalEntry> entries) {
        Set<Holding> holdings = new HashSet<>();
        for (JournalEntry entry : entries) {
            for (Movement line : entry.lines()) {
                holdings.add(new Holding(line.debit(), line.amount().asset()));
                holdings.add(new Holding(line.credit(), line.amount().asset()));
            }
        }
        return holdings;
    }

    public Uni<Void> post(SqlConnection connection, JournalEntry entry) {
        return prepare(connection, List.of(entry)).chain(statement -> statement);
    }

    private Uni<Void> post(
            SqlConnection connection, List<JournalEntry> entries, Map<Holding, Long> ids) {
        return Uni.combine()
                .all()
                .unis(enter(connection, entries, ids), add(connection, entries, ids))
                .discardItems();
    }

    private Uni<Void> enter(
            SqlConnection connection, List<JournalEntry> entries, Map<Holding, Long> ids) {
        Tuple both = Pieces.joined(List.of(headColumns(entries), lineColumns(lines(entries), ids)));
        return connection.preparedQuery(ENTER).execute(both).replaceWithVoid();
    }

    private static Uni<Void> add(
            SqlConnection connection, List<JournalEntry> entries, Map<Holding, Long> ids) {
        Tuple deltas = deltaColumns(deltas(entries, ids), entries);
        return connection.preparedQuery(ADD_NOW).execute(deltas).replaceWithVoid();
    }

    private Tuple headColumns(List<JournalEntry> entries) {
        Instant now = clock.instant();
        return Columns.of(entries)
                .id(JournalEntry::id)
                .text(entry -> entry.kind().name())
                .text(entry -> entry.programme().orElse(null))
                .month(JournalEntry::postedPeriod)
                .text(JournalEntry::reference)
                .time(entry -> now)
                .tuple();
    }

    private static Tuple lineColumns(List<Line> lines, Map<Holding, Long> ids) {
        return Columns.of(lines)
                .id(line -> line.entry().id())
                .number(Line::number)
                .whole(line -> ids.get(debit(line.movement())))
                .whole(line -> ids.get(credit(line.movement())))
                .text(line -> line.movement().amount().asset().code())
                .decimal(line -> line.movement().amount().amount())
                .month(line -> line.movement().period())
                .tuple();
    }

    private static Tuple deltaColumns(List<Delta> deltas, List<JournalEntry> entries) {
        // Of no entries there is nothing to add, whatever their kind may do.
        Optional<EntryKind> kind = entries.stream().map(JournalEntry::kind).findFirst();
        return Columns.of(deltas)
                .whole(Delta::accountId)
                .text(Delta::asset)
                .decimal(Delta::amount)
                .constant(kind.map(EntryKind::mayLeaveDebt).orElse(false))
                .constant(kind.map(EntryKind::mayTouchReserved).orElse(false))
                .tuple();
    }

    private static List<Line> lines(List<JournalEntry> entries) {
        List<Line> lines = new ArrayList<>();
        for (JournalEntry entry : entries) {
            int number = 1;
            for (Movement movement : entry.lines()) {
                lines.add(new Line(entry, number++, movement));
            }
        }
        return lines;
    }

    private static List<Delta> deltas(List<JournalEntry> entries, Map<Holding, Long> ids) {
        Map<Holding, BigDecimal> sums = new HashMap<>();
        for (JournalEntry entry : entries) {
            entry.effects().forEach((holding, sum) -> sums.merge(holding, sum, BigDecimal::add));
        }
        List<Delta> deltas = new ArrayList<>(sums.size());
        sums.forEach((holding, sum) -> {
            if (holding.account().hasBalance() && sum.signum() != 0) {
                deltas.add(new Delta(ids.get(holding), holding.asset().code(), sum));
            }
        });
        return deltas;
    }

    private static Holding debit(Movement line) {
        return new Holding(line.debit(), line.amount().asset());
    }

    private static Holding credit(Movement line) {
        return new Holding(line.credit(), line.amount().asset());
    }
}
