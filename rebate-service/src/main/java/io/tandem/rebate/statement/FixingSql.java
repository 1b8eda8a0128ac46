package io.tandem.rebate.statement;

import io.smallrye.mutiny.Uni;
import io.tandem.rebate.rows.Columns;
import io.tandem.rebate.rows.Months;
import io.tandem.rebate.statement.Fixed.Batch;
import io.tandem.rebate.statement.Fixed.LeafRow;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Writes fixed statements. */
@ApplicationScoped
class FixingSql {

    private static final String PENDING =
            """
            select p.programme, p.period from period p
            where not exists (select 1 from statement_close c
                where c.programme = p.programme and c.period = p.period)
            order by p.period, p.programme
            """;

    private static final String LOCK =
            "select 1 from period where programme = $1 and period = $2 for update";

    private static final String FIXED =
            """
            select exists (select 1 from statement_close where programme = $1 and period = $2)
            """;

    private static final String PARTITION = "select add_month('statement_leaf', $1)";

    // "leaves", as a number that nothing else in this database locks.
    private static final long PARTITION_KEY = 0x6c_65_61_76_65_73L;

    private static final String PARTITION_LOCK = "select pg_advisory_xact_lock($1)";

    private static final String PARTITION_EXISTS = "select to_regclass($1) is not null";

    private static final String LEAVES =
            """
            insert into statement_leaf (programme, period, partner_id, trade_period, seq, n, role,
                leaf, hash)
            select $1, $2, partner_id, trade_period, seq, n, role, leaf, decode(hash, 'hex')
            from unnest($3::uuid[], $4::int[], $5::bigint[], $6::int[], $7::int[], $8::bigint[],
                $9::text[]) as l (partner_id, trade_period, seq, n, role, leaf, hash)
            """;

    private static final String RUNS =
            """
            insert into statement_run (programme, period, partner_id, trade_period, seq, n, role,
                run, hash)
            select $1, $2, partner_id, trade_period, seq, n, role, run, decode(hash, 'hex')
            from unnest($3::uuid[], $4::int[], $5::bigint[], $6::int[], $7::int[], $8::bigint[],
                $9::text[]) as l (partner_id, trade_period, seq, n, role, run, hash)
            """;

    private static final String STATEMENTS =
            """
            insert into statement (programme, period, partner_id, leaves, root)
            select $1, $2, partner_id, leaves, decode(root, 'hex')
            from unnest($3::uuid[], $4::bigint[], $5::text[]) as s (partner_id, leaves, root)
            """;

    private static final String TOTALS =
            """
            insert into statement_total (programme, period, partner_id, asset, category, entries,
                commissionable, gross, accrued)
            select $1, $2, * from unnest($3::uuid[], $4::text[], $5::text[], $6::bigint[],
                $7::numeric[], $8::numeric[], $9::numeric[])
            """;

    private static final String CLOSE =
            """
            insert into statement_close (programme, period, partners, leaves, root, fixed_at)
            values ($1, $2, $3, $4, decode($5, 'hex'), $6)
            """;

    private final Pool pool;

    FixingSql(Pool pool) {
        this.pool = pool;
    }

    /** A closed month of a programme. */
    record Month(String programme, YearMonth period) {}

    /** Closed months whose statements are not fixed. */
    Uni<List<Month>> pending() {
        return pool.query(PENDING)
                .execute()
                .map(rows -> {
                    List<Month> months = new ArrayList<>();
                    rows.forEach(row ->
                            months.add(new Month(row.getString(0), Months.of(row.getInteger(1)))));
                    return months;
                });
    }

    /**
     * Waits for whoever fixes the month at present.
     *
     * @return whether it is closed and its statements are not fixed
     */
    Uni<Boolean> lock(SqlConnection connection, Month month) {
        Tuple key = key(month);
        // The second statement's snapshot sees what the last holder of the lock committed.
        return connection
                .preparedQuery(LOCK)
                .execute(key)
                .chain(closed ->
                        connection
                                .preparedQuery(FIXED)
                                .execute(key)
                                .map(rows ->
                                        closed.size() > 0
                                                && !rows.iterator().next().getBoolean(0)));
    }

    /** Makes the month's partition, in a transaction of its own. */
    Uni<Void> makePartition(YearMonth period) {
        int number = Months.number(period);
        return pool.withTransaction(connection ->
                connection
                        .preparedQuery(PARTITION_LOCK)
                        .execute(Tuple.of(PARTITION_KEY))
                        .chain(() ->
                                connection
                                        .preparedQuery(PARTITION_EXISTS)
                                        .execute(Tuple.of("statement_leaf_" + number)))
                        .chain(rows ->
                                rows.iterator().next().getBoolean(0)
                                        ? Uni.createFrom().voidItem()
                                        : connection
                                                .preparedQuery(PARTITION)
                                                .execute(Tuple.of(number))
                                                .replaceWithVoid()));
    }

    Uni<Void> write(SqlConnection connection, Month month, Batch batch) {
        return connection
                .preparedQuery(LEAVES)
                .execute(leaves(month, batch))
                .chain(() -> connection.preparedQuery(RUNS).execute(runs(month, batch)))
                .chain(() -> connection.preparedQuery(STATEMENTS).execute(statements(month, batch)))
                .chain(() -> connection.preparedQuery(TOTALS).execute(totals(month, batch)))
                .replaceWithVoid();
    }

    Uni<Void> close(SqlConnection connection, Month month, Fixed fixed, Instant now) {
        Tuple row =
                key(month)
                        .addLong(fixed.partners())
                        .addLong(fixed.leaves())
                        .addString(fixed.root().hex())
                        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
        return connection.preparedQuery(CLOSE).execute(row).replaceWithVoid();
    }

    private static Tuple key(Month month) {
        return Tuple.of(month.programme(), Months.number(month.period()));
    }

    private static <T> Columns<T> rows(Month month, List<T> rows) {
        return Columns.of(rows).constant(month.programme()).constant(Months.number(month.period()));
    }

    private static Tuple leaves(Month month, Batch batch) {
        List<LeafRow> rows = batch.leaves();
        return place(rows(month, rows), row -> row)
                .whole(LeafRow::number)
                .text(row -> row.hash().hex())
                .tuple();
    }

    private static Tuple runs(Month month, Batch batch) {
        return place(rows(month, batch.runs()), Fixed.RunRow::first)
                .whole(Fixed.RunRow::number)
                .text(row -> row.hash().hex())
                .tuple();
    }

    private static <T> Columns<T> place(Columns<T> columns, Function<T, LeafRow> leaf) {
        return columns.id(row -> leaf.apply(row).line().partnerId())
                .month(row -> leaf.apply(row).tradePeriod())
                .whole(row -> leaf.apply(row).line().seq())
                .number(row -> leaf.apply(row).line().n())
                .number(row -> leaf.apply(row).line().role().ordinal());
    }

    private static Tuple statements(Month month, Batch batch) {
        return rows(month, batch.statements())
                .id(Fixed.StatementRow::partnerId)
                .whole(Fixed.StatementRow::leaves)
                .text(row -> row.root().hex())
                .tuple();
    }

    private static Tuple totals(Month month, Batch batch) {
        return rows(month, batch.totals())
                .id(Fixed.TotalRow::partnerId)
                .text(row -> row.key().asset().code())
                .text(row -> row.key().category())
                .whole(row -> row.sum().entries())
                .decimal(row -> row.sum().commissionable())
                .decimal(row -> row.sum().gross())
                .decimal(row -> row.sum().accrued())
                .tuple();
    }
}
