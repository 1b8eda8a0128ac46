package io.tandem.rebate.accrual;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.rebate.accrual.model.Rating;
import io.tandem.rebate.accrual.model.Reason;
import io.tandem.rebate.accrual.model.Terms;
import io.tandem.rebate.earnings.model.Source;
import io.tandem.rebate.plan.model.Category;
import io.tandem.rebate.rows.Columns;
import io.tandem.rebate.rows.Piece;
import io.tandem.rebate.rows.Repeated;
import io.tandem.rebate.trade.model.InstrumentType;
import io.tandem.rebate.trade.model.Liquidity;
import io.tandem.rebate.trade.model.Side;
import io.tandem.rebate.trade.model.Trade;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Trades with their first accrual in the same row. */
@ApplicationScoped
class RatedTradeSql {

    // What trades have alike comes once: a trade names it by its number in the arrays that follow
    // those with one element a trade. %s: the number that the batch drew, and a condition.
    private static final String INSERT =
            """
            insert into trade (seq, trade_id, user_id, price, quantity, volume_usd, fee, net_fee,
                executed_at, received_at, binding_id, binding_revision, source_id, partner_id,
                co_inviter_id, commissionable, gross, owner_part, co_inviter_part, invitee_part,
                period, programme, instrument, instrument_type, side, fee_asset, liquidity,
                user_tier, market_maker, voucher, category, reason, plan_id, plan_version, tier,
                rate_ppm, due_on, posted_period, entry_id)
            select (%s) + place, trade_id, user_id, price, quantity,
                volume_usd, fee, net_fee, executed_at, $22::timestamptz, binding_id,
                binding_revision, source_id, partner_id, co_inviter_id, commissionable, gross,
                owner_part, co_inviter_part, invitee_part,
                ($23::int[])[fact], ($24::text[])[fact], ($25::text[])[fact], ($26::text[])[fact],
                ($27::text[])[fact], ($28::text[])[fact], ($29::text[])[fact],
                ($30::text[])[fact], ($31::boolean[])[fact], ($32::boolean[])[fact],
                ($33::text[])[outcome], ($34::text[])[outcome], ($35::uuid[])[outcome],
                ($36::int[])[outcome], ($37::int[])[outcome], ($38::int[])[outcome],
                ($39::date[])[outcome], ($40::int[])[outcome], ($41::uuid[])[outcome]
            from (select unnest($1::int[]) as place, unnest($2::int[]) as fact,
                unnest($3::int[]) as outcome, unnest($4::text[]) as trade_id,
                unnest($5::text[]) as user_id, unnest($6::numeric[]) as price,
                unnest($7::numeric[]) as quantity, unnest($8::numeric[]) as volume_usd,
                unnest($9::numeric[]) as fee, unnest($10::numeric[]) as net_fee,
                unnest($11::timestamptz[]) as executed_at, unnest($12::uuid[]) as binding_id,
                unnest($13::bigint[]) as binding_revision, unnest($14::bigint[]) as source_id,
                unnest($15::uuid[]) as partner_id, unnest($16::uuid[]) as co_inviter_id,
                unnest($17::numeric[]) as commissionable, unnest($18::numeric[]) as gross,
                unnest($19::numeric[]) as owner_part, unnest($20::numeric[]) as co_inviter_part,
                unnest($21::numeric[]) as invitee_part) each
            where %s
            """;

    private static final String INSERT_DRAWN =
            INSERT.formatted("select currval('trade_seq')", "true");

    /** A trade that was let in, its place in the batch, and its first rating. */
    record Rated(Trade trade, int place, Entered entered) {}

    /** What many trades have alike of what was reported. */
    private record Fact(
            YearMonth period,
            String programme,
            String instrument,
            InstrumentType instrumentType,
            Side side,
            Asset feeAsset,
            Liquidity liquidity,
            Optional<String> userTier,
            boolean marketMaker,
            boolean voucher) {

        static Fact of(Trade trade) {
            return new Fact(
                    trade.period(),
                    trade.programme(),
                    trade.instrument(),
                    trade.instrumentType(),
                    trade.side(),
                    trade.feeAsset(),
                    trade.liquidity(),
                    trade.userTier(),
                    trade.marketMaker(),
                    trade.voucher());
        }
    }

    /** What many trades have alike of what came of them. */
    private record Outcome(
            Category category,
            Reason reason,
            Optional<Terms> terms,
            Optional<LocalDate> dueOn,
            YearMonth postedPeriod,
            Optional<UUID> entryId) {

        static Outcome of(Entered entered) {
            Rating rating = entered.rating();
            return new Outcome(
                    rating.category(),
                    rating.reason(),
                    rating.terms(),
                    rating.dueOn(),
                    entered.postedPeriod(),
                    entered.entryId());
        }
    }

    private record Numbered(Rated row, int fact, int outcome) {}

    /** The insert as a piece of a larger statement, which draws the number of the batch. */
    static Piece insert(String number, String condition) {
        return new Piece(INSERT.formatted(number, condition), 41);
    }

    /** Inserts trades whose numbers were drawn in the same transaction. */
    Uni<Void> insert(
            SqlConnection connection,
            List<Rated> trades,
            Instant receivedAt,
            Map<Source, Long> sourceIds) {
        return connection
                .preparedQuery(INSERT_DRAWN)
                .execute(columns(trades, receivedAt, sourceIds))
                .replaceWithVoid();
    }

    /** What the insert takes. */
    static Tuple columns(List<Rated> trades, Instant receivedAt, Map<Source, Long> sourceIds) {
        Repeated<Fact> facts = new Repeated<>();
        Repeated<Outcome> outcomes = new Repeated<>();
        List<Numbered> rows = new ArrayList<>(trades.size());
        for (Rated row : trades) {
            rows.add(
                    new Numbered(
                            row,
                            facts.number(Fact.of(row.trade())),
                            outcomes.number(Outcome.of(row.entered()))));
        }
        Columns<Numbered> columns =
                each(rows, sourceIds).constant(receivedAt.atOffset(ZoneOffset.UTC));
        return add(add(columns, facts).and(outcomes.values())).tuple();
    }

    private static Columns<Numbered> each(List<Numbered> rows, Map<Source, Long> sourceIds) {
        Columns<Numbered> columns =
                Columns.of(rows)
                        .number(row -> row.row().place())
                        .number(Numbered::fact)
                        .number(Numbered::outcome)
                        .text(row -> row.row().trade().tradeId())
                        .text(row -> row.row().trade().userId())
                        .decimal(row -> row.row().trade().price())
                        .decimal(row -> row.row().trade().quantity())
                        .decimal(row -> row.row().trade().volumeUsd())
                        .decimal(row -> row.row().trade().fee())
                        .decimal(row -> row.row().trade().netFee().orElse(null))
                        .time(row -> row.row().trade().executedAt());
        RatingColumns.whose(columns, row -> row.row().entered().rating(), sourceIds);
        return RatingColumns.amounts(columns, row -> row.row().entered());
    }

    private static Columns<Fact> add(Columns<Numbered> columns, Repeated<Fact> facts) {
        return columns.and(facts.values())
                .month(Fact::period)
                .text(Fact::programme)
                .text(Fact::instrument)
                .text(fact -> fact.instrumentType().name())
                .text(fact -> fact.side().name())
                .text(fact -> fact.feeAsset().code())
                .text(fact -> fact.liquidity().name())
                .text(fact -> fact.userTier().orElse(null))
                .flag(Fact::marketMaker)
                .flag(Fact::voucher);
    }

    private static Columns<Outcome> add(Columns<Outcome> columns) {
        columns.text(outcome -> outcome.category().name()).text(outcome -> outcome.reason().name());
        return RatingColumns.terms(columns, Outcome::terms)
                .day(outcome -> outcome.dueOn().orElse(null))
                .month(Outcome::postedPeriod)
                .id(outcome -> outcome.entryId().orElse(null));
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
