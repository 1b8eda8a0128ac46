package io.tandem.rebate.accrual;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.rebate.accrual.model.Rating;
import io.tandem.rebate.earnings.model.Source;
import io.tandem.rebate.rows.Columns;
import io.tandem.rebate.trade.model.InstrumentType;
import io.tandem.rebate.trade.model.Liquidity;
import io.tandem.rebate.trade.model.Side;
import io.tandem.rebate.trade.model.Trade;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Trades with their first accrual in the same row. */
@ApplicationScoped
class RatedTradeSql {

    private static final String INSERT =
            """
            insert into trade (period, seq, programme, trade_id, user_id, instrument,
                instrument_type, side, price, quantity, volume_usd, fee, net_fee, fee_asset,
                liquidity, executed_at, user_tier, market_maker, voucher, received_at, %s)
            select %s, %s
            """
                    .formatted(
                            RatingColumns.NAMES,
                            Columns.unnested(
                                    1,
                                    "int[]",
                                    "bigint[]",
                                    "text[]",
                                    "text[]",
                                    "text[]",
                                    "text[]",
                                    "text[]",
                                    "text[]",
                                    "numeric[]",
                                    "numeric[]",
                                    "numeric[]",
                                    "numeric[]",
                                    "numeric[]",
                                    "text[]",
                                    "text[]",
                                    "timestamptz[]",
                                    "text[]",
                                    "boolean[]",
                                    "boolean[]",
                                    "timestamptz[]"),
                            RatingColumns.unnested(21));

    /** A trade that was let in under a number, and its first rating. */
    record Rated(Trade trade, long seq, Entered entered) {}

    Uni<Void> insert(
            SqlConnection connection,
            List<Rated> trades,
            Instant receivedAt,
            Map<Source, Long> sourceIds) {
        Columns<Rated> columns =
                Columns.of(trades)
                        .month(row -> row.trade().period())
                        .whole(Rated::seq)
                        .text(row -> row.trade().programme())
                        .text(row -> row.trade().tradeId())
                        .text(row -> row.trade().userId())
                        .text(row -> row.trade().instrument())
                        .text(row -> row.trade().instrumentType().name())
                        .text(row -> row.trade().side().name())
                        .decimal(row -> row.trade().price())
                        .decimal(row -> row.trade().quantity())
                        .decimal(row -> row.trade().volumeUsd())
                        .decimal(row -> row.trade().fee())
                        .decimal(row -> row.trade().netFee().orElse(null))
                        .text(row -> row.trade().feeAsset().code())
                        .text(row -> row.trade().liquidity().name())
                        .time(row -> row.trade().executedAt())
                        .text(row -> row.trade().userTier().orElse(null))
                        .flag(row -> row.trade().marketMaker())
                        .flag(row -> row.trade().voucher())
                        .time(row -> receivedAt);
        Tuple rows = RatingColumns.add(columns, Rated::entered, sourceIds).tuple();
        return connection.preparedQuery(INSERT).execute(rows).replaceWithVoid();
    }

    static Trade trade(Row row) {
        return new Trade(
                row.getString("programme"),
                row.getString("trade_id"),
                row.getString("user_id"),
                row.getString("instrument"),
                InstrumentType.valueOf(row.getString("instrument_type")),
                Side.valueOf(row.getString("side")),
                row.getBigDecimal("price"),
                row.getBigDecimal("quantity"),
                row.getBigDecimal("volume_usd"),
                row.getBigDecimal("fee"),
                Optional.ofNullable(row.getBigDecimal("net_fee")),
                new Asset(row.getString("fee_asset")),
                Liquidity.valueOf(row.getString("liquidity")),
                row.getOffsetDateTime("executed_at").toInstant(),
                Optional.ofNullable(row.getString("user_tier")),
                row.getBoolean("market_maker"),
                row.getBoolean("voucher"));
    }

    static Rating rating(Row row) {
        return RatingColumns.read(row);
    }
}
