package io.tandem.rebate.period;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tandem.rebate.plan.model.Category;
import io.tandem.rebate.plan.model.Standing;
import io.tandem.rebate.rows.Columns;
import io.tandem.rebate.rows.Months;
import io.vertx.mutiny.sqlclient.Cursor;
import io.vertx.mutiny.sqlclient.PreparedStatement;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What standings are fixed from, and the fixed ones. */
@ApplicationScoped
class StandingSql {

    private static final int PAGE = 1_000;

    // Whoever was there before or came in the closed month, in each category: who did nothing in it
    // grows older all the same, and may fall short.
    private static final String FIGURES =
            """
            with figure as (
                select s.partner_id, e.category, sum(e.volume_usd) as volume_usd,
                    (select count(distinct a.user_id) from active_trader a
                        join source other on other.id = a.source_id
                        where other.partner_id = s.partner_id and other.programme = $1
                            and a.period = $2 and a.category = e.category) as active_traders
                from earning e join source s on s.id = e.source_id
                where s.programme = $1 and e.period = $2
                group by s.partner_id, e.category
                having sum(e.trades) > 0),
            known as (
                select partner_id from standing where programme = $1 and period = $2
                union
                select partner_id from figure)
            select k.partner_id, c.category, coalesce(f.volume_usd, 0) as volume_usd,
                coalesce(f.active_traders, 0)::int as active_traders,
                st.volume_usd as volume_before, st.active_traders as traders_before, st.months,
                st.held_tier, st.failed_months
            from known k
            cross join (values ('SPOT'), ('DERIVATIVE')) as c (category)
            left join figure f on f.partner_id = k.partner_id and f.category = c.category
            left join standing st on st.programme = $1 and st.period = $2
                and st.partner_id = k.partner_id and st.category = c.category
            """;

    private static final String INSERT =
            """
            insert into standing (programme, period, partner_id, category, volume_usd,
                active_traders, months, held_tier, failed_months)
            select $1, $2, * from unnest($3::uuid[], $4::text[], $5::numeric[], $6::int[],
                $7::int[], $8::int[], $9::int[])
            """;

    /** What a partner did in a closed month, and the standing that rated that month. */
    record Figure(
            UUID partnerId,
            Category category,
            BigDecimal volumeUsd,
            int activeTraders,
            Standing before) {}

    /** A partner's standing in a category. */
    record Fixed(UUID partnerId, Category category, Standing standing) {

        private Standing.Past past() {
            return standing.past().orElseThrow();
        }
    }

    /** All figures of a closed month, in pages. */
    Multi<List<Figure>> figures(SqlConnection connection, String programme, YearMonth closed) {
        Tuple asked = Tuple.of(programme, Months.number(closed));
        return connection
                .prepare(FIGURES)
                .onItem()
                .transformToMulti(statement -> pages(statement, asked));
    }

    private static Multi<List<Figure>> pages(PreparedStatement statement, Tuple asked) {
        Cursor cursor = statement.cursor(asked);
        return Multi.createBy()
                .repeating()
                .uni(() -> cursor.read(PAGE))
                .whilst(rows -> cursor.hasMore())
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(StandingSql::figure)
                                .toList())
                .onCompletion()
                .call(cursor::close);
    }

    Uni<Void> insert(
            SqlConnection connection, String programme, YearMonth period, List<Fixed> fixed) {
        if (fixed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple rows =
                Columns.of(fixed)
                        .constant(programme)
                        .constant(Months.number(period))
                        .id(Fixed::partnerId)
                        .text(row -> row.category().name())
                        .decimal(row -> row.standing().volumeUsd())
                        .number(row -> row.standing().activeTraders())
                        .number(row -> row.past().months())
                        .number(row -> row.past().tier())
                        .number(row -> row.past().failedMonths())
                        .tuple();
        return connection.preparedQuery(INSERT).execute(rows).replaceWithVoid();
    }

    private static Figure figure(Row row) {
        Integer months = row.getInteger("months");
        return new Figure(
                row.getUUID("partner_id"),
                Category.valueOf(row.getString("category")),
                row.getBigDecimal("volume_usd"),
                row.getInteger("active_traders"),
                months == null ? Standing.NONE : before(months, row));
    }

    private static Standing before(int months, Row row) {
        return new Standing(
                row.getBigDecimal("volume_before"),
                row.getInteger("traders_before"),
                Optional.of(
                        new Standing.Past(
                                months,
                                row.getInteger("held_tier"),
                                row.getInteger("failed_months"))));
    }
}
