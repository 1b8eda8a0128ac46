package io.tandem.rebate.statement;

import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Rate;
import io.tandem.rebate.accrual.model.Terms;
import io.tandem.rebate.binding.model.Binding;
import io.tandem.rebate.binding.model.BindingState;
import io.tandem.rebate.plan.model.Standing;
import io.tandem.rebate.reversal.model.Reversed;
import io.tandem.rebate.rows.Months;
import io.tandem.rebate.statement.model.Accrued;
import io.tandem.rebate.statement.model.Accrued.Whose;
import io.tandem.rebate.statement.model.Hash;
import io.tandem.rebate.statement.model.Inputs;
import io.tandem.rebate.statement.model.Leaf;
import io.tandem.rebate.statement.model.Line;
import io.tandem.rebate.statement.model.Role;
import io.tandem.rebate.trade.model.InstrumentType;
import io.tandem.rebate.trade.model.Liquidity;
import io.tandem.rebate.trade.model.Side;
import io.tandem.rebate.trade.model.Trade;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Rows of the sub-ledger as a statement shows them, with what they were made from. */
final class StatementRows {

    /** What {@link #read} reads of a relation {@code l (partner_id, role, period, seq, n)}. */
    static final String DETAIL =
            """
            select l.partner_id as beneficiary, l.role, l.period, l.seq, l.n,
                coalesce(a.sign, 1) as sign, a.cause,
                t.programme, t.trade_id, t.user_id, t.instrument, t.instrument_type, t.side,
                t.price, t.quantity, t.volume_usd, t.fee, t.net_fee, t.fee_asset, t.liquidity,
                t.executed_at, t.user_tier, t.market_maker, t.voucher,
                r.category, r.reason, r.binding_id, r.binding_revision, r.partner_id,
                r.co_inviter_id, r.plan_id, r.plan_version, r.tier, r.rate_ppm, r.commissionable,
                r.gross, r.owner_part, r.co_inviter_part, r.invitee_part, r.due_on,
                s.link_id, s.channel, s.campaign, s.introducer_id,
                b.partner_id as bound_to_partner, b.link_id as bound_by_link, b.link_version,
                b.code, b.co_inviter_id as bound_co_inviter, b.co_inviter_ppm, b.invitee_ppm,
                b.country, b.bound_from, b.bound_to, b.state,
                st.volume_usd as standing_volume_usd, st.active_traders, st.months,
                st.held_tier, st.failed_months,
                not exists (select 1 from accrual later
                    where later.period = l.period and later.seq = l.seq and later.n > l.n
                        and later.posted_period <= $2) as held,
                k.content_hash, encode(h.hash, 'hex') as hash,
                x.reversed_fee, x.reversed_whole
            """;

    static final String JOINS =
            """
            join trade t on t.period = l.period and t.seq = l.seq
            left join trade_key k on k.programme = t.programme and k.trade_id = t.trade_id
            left join accrual a on l.n > 0 and a.period = l.period and a.seq = l.seq and a.n = l.n
            cross join lateral (
                select t.category, t.reason, t.binding_id, t.binding_revision, t.source_id,
                    t.partner_id, t.co_inviter_id, t.plan_id, t.plan_version, t.tier, t.rate_ppm,
                    t.commissionable, t.gross, t.owner_part, t.co_inviter_part, t.invitee_part,
                    t.due_on
                where l.n = 0
                union all
                select a.category, a.reason, a.binding_id, a.binding_revision, a.source_id,
                    a.partner_id, a.co_inviter_id, a.plan_id, a.plan_version, a.tier, a.rate_ppm,
                    a.commissionable, a.gross, a.owner_part, a.co_inviter_part, a.invitee_part,
                    a.due_on
                where l.n > 0) r
            -- A row that takes one back was rated when that one was.
            cross join lateral (
                select coalesce(sum(v.fee), 0) as reversed_fee,
                    coalesce(bool_or(v.whole), false) as reversed_whole
                from reversal v
                where v.period = l.period and v.seq = l.seq
                    and v.after_n < case when a.sign = -1 then l.n - 1 else l.n end) x
            left join source s on s.id = r.source_id
            left join binding_revision b
                on b.id = r.binding_id and b.revision = r.binding_revision
            left join standing st on st.programme = t.programme and st.period = t.period
                and st.partner_id = r.partner_id and st.category = r.category
            left join statement_leaf h on h.period = $2 and h.programme = $1
                and h.partner_id = l.partner_id and h.trade_period = l.period and h.seq = l.seq
                and h.n = l.n and h.role = l.role
            """;

    private StatementRows() {}

    /**
     * A row of a statement.
     *
     * @param leaf the hash under which it was fixed; empty when it was not
     */
    record Stored(Line line, Trade trade, Accrued accrued, Inputs inputs, Optional<Hash> leaf) {

        Map<String, String> fields() {
            return Leaf.of(trade, inputs.reversed(), line, accrued);
        }
    }

    static Stored read(YearMonth period, Row row) {
        Line line =
                new Line(
                        row.getUUID("beneficiary"),
                        Role.values()[row.getInteger("role")],
                        period,
                        row.getLong("seq"),
                        row.getInteger("n"),
                        row.getInteger("sign"),
                        Optional.ofNullable(row.getString("cause")));
        Trade trade = trade(row);
        Inputs inputs =
                new Inputs(
                        trade, reversed(row), binding(row), standing(row), row.getBoolean("held"));
        return new Stored(
                line,
                trade,
                accrued(row),
                inputs,
                Optional.ofNullable(row.getString("hash")).map(Hash::of));
    }

    private static Trade trade(Row row) {
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
                instant(row, "executed_at").orElseThrow(),
                Optional.ofNullable(row.getString("user_tier")),
                row.getBoolean("market_maker"),
                row.getBoolean("voucher"));
    }

    private static Reversed reversed(Row row) {
        return new Reversed(row.getBigDecimal("reversed_fee"), row.getBoolean("reversed_whole"));
    }

    private static Accrued accrued(Row row) {
        UUID bindingId = row.getUUID("binding_id");
        UUID planId = row.getUUID("plan_id");
        return new Accrued(
                row.getString("category"),
                row.getString("reason"),
                bindingId == null ? Optional.empty() : Optional.of(whose(bindingId, row)),
                planId == null ? Optional.empty() : Optional.of(terms(planId, row)),
                row.getBigDecimal("commissionable"),
                row.getBigDecimal("gross"),
                row.getBigDecimal("owner_part"),
                row.getBigDecimal("co_inviter_part"),
                row.getBigDecimal("invitee_part"),
                Optional.ofNullable(row.getLocalDate("due_on")));
    }

    private static Whose whose(UUID bindingId, Row row) {
        return new Whose(
                row.getUUID("partner_id"),
                row.getUUID("link_id"),
                bindingId,
                row.getLong("binding_revision"),
                Optional.ofNullable(row.getUUID("co_inviter_id")),
                share(row, "co_inviter_ppm"),
                share(row, "invitee_ppm"));
    }

    private static Rate share(Row row, String column) {
        Integer ppm = row.getInteger(column);
        return ppm == null ? Rate.ZERO : new Rate(ppm);
    }

    private static Terms terms(UUID planId, Row row) {
        return new Terms(
                planId,
                row.getInteger("plan_version"),
                row.getInteger("tier"),
                new Rate(row.getInteger("rate_ppm")));
    }

    /** The revision that the row names. Channel, campaign and introducer rate nothing. */
    private static Optional<Binding> binding(Row row) {
        UUID owner = row.getUUID("bound_to_partner");
        if (owner == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Binding(
                        row.getUUID("binding_id"),
                        row.getLong("binding_revision"),
                        row.getString("programme"),
                        row.getString("user_id"),
                        owner,
                        row.getUUID("bound_by_link"),
                        row.getInteger("link_version"),
                        row.getString("code"),
                        Optional.ofNullable(row.getString("channel")),
                        Optional.ofNullable(row.getString("campaign")),
                        Optional.ofNullable(row.getUUID("bound_co_inviter")),
                        new Rate(row.getInteger("co_inviter_ppm")),
                        new Rate(row.getInteger("invitee_ppm")),
                        Optional.ofNullable(row.getUUID("introducer_id")),
                        Optional.ofNullable(row.getString("country")),
                        instant(row, "bound_from").orElseThrow(),
                        instant(row, "bound_to"),
                        BindingState.valueOf(row.getString("state"))));
    }

    private static Optional<Standing> standing(Row row) {
        BigDecimal volume = row.getBigDecimal("standing_volume_usd");
        return volume == null
                ? Optional.empty()
                : Optional.of(
                        new Standing(
                                volume,
                                row.getInteger("active_traders"),
                                Optional.of(
                                        new Standing.Past(
                                                row.getInteger("months"),
                                                row.getInteger("held_tier"),
                                                row.getInteger("failed_months")))));
    }

    private static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }

    static YearMonth month(Row row, String column) {
        return Months.of(row.getInteger(column));
    }
}
