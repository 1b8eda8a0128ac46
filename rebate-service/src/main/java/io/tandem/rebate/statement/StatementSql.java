package io.tandem.rebate.statement;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.rebate.rows.Months;
import io.tandem.rebate.statement.StatementRows.Stored;
import io.tandem.rebate.statement.StatementView.Moved;
import io.tandem.rebate.statement.StatementView.Total;
import io.tandem.rebate.trade.PutAwayMonths;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads fixed statements. */
@ApplicationScoped
class StatementSql {

    private static final int PAGE = 1_000;

    private static final String HEAD =
            """
            select s.programme, s.period, s.partner_id, s.leaves, encode(s.root, 'hex') as root,
                encode(c.root, 'hex') as period_root, c.partners, c.fixed_at, p.closed_at
            from statement s
            join statement_close c on c.programme = s.programme and c.period = s.period
            join period p on p.programme = s.programme and p.period = s.period
            """;

    private static final String FIND =
            HEAD + "where s.period = $1 and s.programme = $2 and s.partner_id = $3";

    private static final String OF_PARTNER =
            HEAD
                    + """
                    where s.partner_id = $1
                        and ($2::int is null or (s.period, s.programme) < ($2, $3))
                    order by s.period desc, s.programme desc limit $4
                    """;

    private static final String TOTALS =
            """
            select asset, category, entries, commissionable, gross, accrued from statement_total
            where period = $1 and programme = $2 and partner_id = $3 order by asset, category
            """;

    // Lines between two of the partner's own accounts move nothing in or out.
    private static final String TRANSFERS =
            """
            select p.asset,
                sum(case when c.partner_id = $2 then p.amount else 0 end) as moved_in,
                sum(case when d.partner_id = $2 then p.amount else 0 end) as moved_out
            from journal_entry e
            join posting p on p.entry_id = e.id
            join account d on d.id = p.debit_account
            join account c on c.id = p.credit_account
            where e.kind = 'TRANSFER' and e.posted_period = $1
                and (d.partner_id = $2 or c.partner_id = $2)
                and d.partner_id is distinct from c.partner_id
            group by p.asset order by p.asset
            """;

    private static final String ENTRIES =
            StatementRows.DETAIL
                    + """
                    from (select partner_id, role::int as role, trade_period as period, seq, n
                        from statement_leaf
                        where period = $2 and programme = $1 and partner_id = $3
                            and (trade_period, seq, n, role) > ($4, $5, $6, $7)
                        order by trade_period, seq, n, role limit $8) l
                    """
                    + "left "
                    + StatementRows.JOINS
                    + "order by l.period, l.seq, l.n, l.role";

    private final Pool pool;

    StatementSql(Pool pool) {
        this.pool = pool;
    }

    /** Whose statement of what. */
    record Key(UUID partnerId, String programme, YearMonth period) {

        private Tuple tuple() {
            return Tuple.of(Months.number(period), programme, partnerId);
        }
    }

    record Head(
            Key key,
            long leaves,
            String root,
            String periodRoot,
            long partners,
            Instant fixedAt,
            Instant closedAt) {}

    /** A row's place among a partner's leaves. */
    record Place(int tradePeriod, long seq, int n, int role) {

        static final Place FIRST = new Place(0, 0, 0, 0);

        static Place of(Stored row) {
            return new Place(
                    Months.number(row.trade().period()),
                    row.line().seq(),
                    row.line().n(),
                    row.line().role().ordinal());
        }
    }

    Uni<Optional<Head>> find(Key key) {
        return pool.preparedQuery(FIND)
                .execute(key.tuple())
                .map(rows -> stream(rows).map(StatementSql::head).findFirst());
    }

    /** A partner's statements, the newest first, beginning after one of them. */
    Uni<List<Head>> list(UUID partnerId, Integer afterPeriod, String afterProgramme, int limit) {
        return pool.preparedQuery(OF_PARTNER)
                .execute(Tuple.of(partnerId, afterPeriod, afterProgramme, limit))
                .map(rows -> stream(rows).map(StatementSql::head).toList());
    }

    Uni<List<Total>> totals(Key key) {
        return pool.preparedQuery(TOTALS)
                .execute(key.tuple())
                .map(rows ->
                        stream(rows)
                                .map(row ->
                                        new Total(
                                                new Asset(row.getString("asset")),
                                                row.getString("category"),
                                                row.getLong("entries"),
                                                row.getBigDecimal("commissionable"),
                                                row.getBigDecimal("gross"),
                                                row.getBigDecimal("accrued")))
                                .toList());
    }

    /** What the partner was transferred and transferred in the calendar month. */
    Uni<List<Moved>> transfers(Key key) {
        return pool.preparedQuery(TRANSFERS)
                .execute(Tuple.of(Months.number(key.period()), key.partnerId()))
                .map(rows ->
                        stream(rows)
                                .map(row ->
                                        new Moved(
                                                new Asset(row.getString("asset")),
                                                row.getBigDecimal("moved_in"),
                                                row.getBigDecimal("moved_out")))
                                .toList());
    }

    /** All rows of a statement in the order of its leaves, a page at a time. */
    Multi<List<Stored>> entries(Key key) {
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new AtomicReference<>(Place.FIRST),
                        after ->
                                page(key, after.get(), PAGE)
                                        .invoke(page -> {
                                            if (!page.isEmpty()) {
                                                after.set(Place.of(page.getLast()));
                                            }
                                        }))
                .whilst(page -> page.size() == PAGE);
    }

    /** The rows after a place. */
    Uni<List<Stored>> page(Key key, Place after, int limit) {
        Tuple asked =
                Tuple.of(key.programme(), Months.number(key.period()), key.partnerId())
                        .addInteger(after.tradePeriod())
                        .addLong(after.seq())
                        .addInteger(after.n())
                        .addInteger(after.role())
                        .addInteger(limit);
        return pool.preparedQuery(ENTRIES)
                .execute(asked)
                .map(rows -> stream(rows).map(row -> StatementSql.stored(key, row)).toList());
    }

    /** A leaf whose trade is not here (any more) must not be passed over in silence. */
    private static Stored stored(Key key, Row row) {
        boolean later = row.getInteger("n") > 0;
        if (row.getString("programme") == null || later && row.getString("cause") == null) {
            throw PutAwayMonths.refusal(
                    List.of(StatementRows.month(row, "period")),
                    "The statement of " + key.period());
        }
        return StatementRows.read(key.period(), row);
    }

    private static Head head(Row row) {
        Key key =
                new Key(
                        row.getUUID("partner_id"),
                        row.getString("programme"),
                        StatementRows.month(row, "period"));
        return new Head(
                key,
                row.getLong("leaves"),
                row.getString("root"),
                row.getString("period_root"),
                row.getLong("partners"),
                row.getOffsetDateTime("fixed_at").toInstant(),
                row.getOffsetDateTime("closed_at").toInstant());
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
