package io.tandem.bench.core;

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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A trade, a binding with both shares, and a plan, as a busy programme has them. */
final class Specimens {

    private static final Instant TRADED = Instant.parse("2026-10-01T12:00:00.123Z");
    private static final int PARTNERS = 100;

    private Specimens() {}

    static Trade trade(int number) {
        return new Trade(
                "okx",
                "bill-" + (624_881_939_218L + number),
                Long.toString(44_705_892_343_610_000L + number),
                "BTC-USDT",
                InstrumentType.SPOT,
                Side.BUY,
                new BigDecimal("64123.45"),
                new BigDecimal("0.01234567"),
                new BigDecimal("791.647012611"),
                new BigDecimal("0.791647012611"),
                Optional.empty(),
                new Asset("USDT"),
                Liquidity.TAKER,
                TRADED,
                Optional.of("VIP1"),
                false,
                false);
    }

    static Binding binding(int number) {
        int partner = number % PARTNERS;
        return new Binding(
                id("binding", number),
                1,
                "okx",
                Long.toString(44_705_892_343_610_000L + number),
                id("partner", partner),
                id("link", partner),
                1,
                "code" + partner,
                Optional.of("youtube"),
                Optional.empty(),
                Optional.of(id("partner", partner + 1)),
                Rate.of("0.2"),
                Rate.of("0.1"),
                Optional.empty(),
                Optional.of("TR"),
                TRADED.minusSeconds(86_400),
                Optional.empty(),
                BindingState.IN_FORCE);
    }

    static Plan plan() {
        TierTable tiers =
                new TierTable(
                        List.of(
                                new Tier(BigDecimal.ZERO, 0, Rate.of("0.1")),
                                new Tier(new BigDecimal("1000000"), 10, Rate.of("0.2")),
                                new Tier(new BigDecimal("10000000"), 50, Rate.of("0.3"))));
        return new Plan(
                id("plan", 1),
                "okx",
                1,
                YearMonth.of(2026, 1),
                14,
                Optional.empty(),
                Map.of(Category.SPOT, tiers, Category.DERIVATIVE, tiers),
                Exclusions.NONE);
    }

    private static UUID id(String what, int number) {
        return UUID.nameUUIDFromBytes((what + number).getBytes(StandardCharsets.UTF_8));
    }
}
