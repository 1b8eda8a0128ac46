package io.tandem.rebate.statement;

import io.smallrye.mutiny.Multi;
import io.tandem.rebate.rows.Months;
import io.vertx.mutiny.sqlclient.Cursor;
import io.vertx.mutiny.sqlclient.PreparedStatement;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * All rows of the sub-ledger in a month's books, partner by partner, each partner's in the order of
 * its leaves. The database sorts, a cursor hands them on a page at a time.
 */
@ApplicationScoped
class BookRowsSql {

    private static final int PAGE = 1_000;

    // A month's books are its partition, and what came late into them from others.
    private static final String ROWS =
            """
            with entry as (
                select t.period, t.seq, 0 as n, t.partner_id, t.co_inviter_id from trade t
                where t.programme = $1 and t.period = $2 and t.posted_period = $2
                union all
                select t.period, t.seq, 0, t.partner_id, t.co_inviter_id from trade t
                where t.programme = $1 and t.posted_period = $2 and t.posted_period <> t.period
                union all
                select a.period, a.seq, a.n, a.partner_id, a.co_inviter_id from accrual a
                join trade t on t.period = a.period and t.seq = a.seq and t.programme = $1
                where a.period = $2 and a.posted_period = $2
                union all
                select a.period, a.seq, a.n, a.partner_id, a.co_inviter_id from accrual a
                join trade t on t.period = a.period and t.seq = a.seq and t.programme = $1
                where a.posted_period = $2 and a.posted_period <> a.period),
            l as (
                select partner_id, 0 as role, period, seq, n from entry
                where partner_id is not null
                union all
                select co_inviter_id, 1, period, seq, n from entry
                where co_inviter_id is not null)
            """
                    + StatementRows.DETAIL
                    + "from l\n"
                    + StatementRows.JOINS
                    + """
                    where ($3::uuid is null or l.partner_id = $3)
                    order by l.partner_id, l.period, l.seq, l.n, l.role
                    """;

    /** Pages of rows, on a connection that is in a transaction. */
    Multi<List<Row>> pages(
            SqlConnection connection, String programme, YearMonth period, UUID partnerId) {
        Tuple asked = Tuple.of(programme, Months.number(period), partnerId);
        return connection
                .prepare(ROWS)
                .onItem()
                .transformToMulti(statement -> pages(statement, asked));
    }

    private static Multi<List<Row>> pages(PreparedStatement statement, Tuple asked) {
        Cursor cursor = statement.cursor(asked);
        return Multi.createBy()
                .repeating()
                .uni(() -> cursor.read(PAGE))
                .whilst(rows -> cursor.hasMore())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList())
                .onCompletion()
                .call(cursor::close);
    }
}
