package io.tandem.rebate.accrual.model;

import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Rate;
import io.tandem.rebate.binding.model.Binding;
import io.tandem.rebate.binding.model.BindingState;
import io.tandem.rebate.plan.model.Category;
import io.tandem.rebate.plan.model.Exclusions;
import io.tandem.rebate.plan.model.Plan;
import io.tandem.rebate.plan.model.Tier;
import io.tandem.rebate.plan.model.TierTable;
import io.tandem.rebate.trade.model.InstrumentType;
import io.tandem.rebate.trade.model.Liquidity;
import io.tandem.rebate.trade.model.Side;
import io.tandem.rebate.trade.model.Trade;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A trade, a binding and a plan to vary. */
final class Cases {

    static final UUID OWNER = new UUID(0, 1);
    static final UUID CO_INVITER = new UUID(0, 2);
    static final UUID PLAN = new UUID(0, 3);

    private Cases() {}

    static Trade trade(String fee, String netFee, String userTier, boolean maker, boolean voucher) {
        return new Trade(
                "okx",
                "t1",
                "alice",
                "BTC-USDT",
                InstrumentType.SPOT,
                Side.BUY,
                BigDecimal.ONE,
                BigDecimal.ONE,
                new BigDecimal("1000"),
                new BigDecimal(fee),
                Optional.ofNullable(netFee).map(BigDecimal::new),
                new Asset("USDT"),
                Liquidity.TAKER,
                Instant.parse("2026-03-10T12:00:00Z"),
                Optional.ofNullable(userTier),
                maker,
                voucher);
    }

    static Trade trade(String fee) {
        return trade(fee, null, null, false, false);
    }

    static Binding binding(String coInviterShare, String inviteeShare, String country) {
        return new Binding(
                new UUID(0, 4),
                7,
                "okx",
                "alice",
                OWNER,
                new UUID(0, 5),
                1,
                "CODE",
                Optional.of("youtube"),
                Optional.empty(),
                Optional.of(CO_INVITER),
                Rate.of(coInviterShare),
                Rate.of(inviteeShare),
                Optional.empty(),
                Optional.ofNullable(country),
                Instant.parse("2026-01-01T00:00:00Z"),
                Optional.empty(),
                BindingState.IN_FORCE);
    }

    static Plan plan(String rate, int holdDays, Integer durationDays) {
        return new Plan(
                PLAN,
                "okx",
                1,
                YearMonth.parse("2026-01"),
                holdDays,
                Optional.ofNullable(durationDays).map(Duration::ofDays),
                Map.of(
                        Category.SPOT,
                        new TierTable(List.of(new Tier(BigDecimal.ZERO, 0, Rate.of(rate))))),
                new Exclusions(Set.of("VIP8"), Set.of("KP")));
    }
}
