package io.tandem.rebate.accrual;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Rate;
import io.tandem.rebate.accrual.model.Explanation.Shares;
import io.tandem.rebate.accrual.model.Rating;
import io.tandem.rebate.rows.Months;
import io.tandem.rebate.trade.TradeKeySql.Place;
import io.tandem.rebate.trade.model.Trade;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Reads a trade with all that it was ever rated. */
@ApplicationScoped
class ExplanationSql {

    private static final String RATINGS =
            """
            select t.programme, t.trade_id, t.user_id, t.instrument, t.instrument_type, t.side,
                t.price, t.quantity, t.volume_usd, t.fee, t.net_fee, t.fee_asset, t.liquidity,
                t.executed_at, t.user_tier, t.market_maker, t.voucher, t.received_at,
                r.n, r.sign, r.cause, r.at, %1$s,
                s.link_id, s.channel, s.campaign, s.introducer_id,
                b.co_inviter_ppm, b.invitee_ppm
            from trade t
            cross join lateral (
                select 0 as n, 1 as sign, null as cause, t.received_at as at, %2$s
                union all
                select a.n, a.sign, a.cause, a.at, %3$s
                from accrual a where a.period = t.period and a.seq = t.seq) r
            left join source s on s.id = r.source_id
            left join binding_revision b
                on b.id = r.binding_id and b.revision = r.binding_revision
            where t.period = $1 and t.seq = $2
            order by r.n
            """
                    .formatted(of("r"), of("t"), of("a"));

    private final Pool pool;

    ExplanationSql(Pool pool) {
        this.pool = pool;
    }

    /** One row of the sub-ledger. */
    record Accrued(
            Trade trade,
            Instant receivedAt,
            int n,
            boolean takenBack,
            String cause,
            Instant at,
            Rating rating,
            Optional<Shares> shares,
            YearMonth postedPeriod,
            UUID entryId) {}

    Uni<List<Accrued>> of(Place place) {
        return pool.preparedQuery(RATINGS)
                .execute(Tuple.of(Months.number(place.period()), place.seq()))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(ExplanationSql::accrued)
                                .toList());
    }

    private static Accrued accrued(Row row) {
        Integer coInviter = row.getInteger("co_inviter_ppm");
        return new Accrued(
                RatedTradeSql.trade(row),
                row.getOffsetDateTime("received_at").toInstant(),
                row.getInteger("n"),
                row.getInteger("sign") < 0,
                row.getString("cause"),
                row.getOffsetDateTime("at").toInstant(),
                RatingColumns.read(row),
                coInviter == null
                        ? Optional.empty()
                        : Optional.of(
                                new Shares(
                                        new Rate(coInviter),
                                        new Rate(row.getInteger("invitee_ppm")))),
                Months.of(row.getInteger("posted_period")),
                row.getUUID("entry_id"));
    }

    private static String of(String alias) {
        return alias + "." + RatingColumns.NAMES.strip().replaceAll(",\\s+", ", " + alias + ".");
    }
}
