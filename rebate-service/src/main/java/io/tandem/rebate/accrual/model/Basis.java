package io.tandem.rebate.accrual.model;

import io.tandem.rebate.binding.model.Binding;
import io.tandem.rebate.binding.model.Bindings;
import io.tandem.rebate.period.model.Calendar;
import io.tandem.rebate.period.model.StandingKey;
import io.tandem.rebate.plan.model.Plan;
import io.tandem.rebate.plan.model.PlanBook;
import io.tandem.rebate.plan.model.Standing;
import io.tandem.rebate.reversal.model.Reversed;
import io.tandem.rebate.trade.model.Trade;
import io.tandem.rebate.trade.model.UserKey;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;

/** All that a set of trades is rated by, as it stood at one moment. */
public record Basis(
        Map<UserKey, Bindings> bindings,
        PlanBook plans,
        Calendar calendar,
        Map<StandingKey, Standing> standings,
        LocalDate maturedThrough) {

    /** Rates a trade of which nothing has been reversed, as a new one. */
    public Rating rate(Trade trade) {
        return rate(trade, Reversed.NOTHING);
    }

    public Rating rate(Trade trade, Reversed reversed) {
        Optional<Binding> binding =
                bindings.getOrDefault(trade.user(), Bindings.NONE).at(trade.executedAt());
        Standing standing = binding.map(bound -> standing(trade, bound)).orElse(Standing.NONE);
        return Rater.rate(
                trade,
                reversed,
                binding,
                plans.inForce(trade.programme(), trade.period()),
                standing);
    }

    /**
     * What the trade's tier comes from; empty when nobody earns by it or nothing rates its
     * category.
     */
    public Optional<TierGround> ground(Trade trade) {
        Optional<Binding> binding =
                bindings.getOrDefault(trade.user(), Bindings.NONE).at(trade.executedAt());
        return binding.flatMap(bound ->
                plans.inForce(trade.programme(), trade.period())
                        .flatMap(plan -> ground(trade, plan, standing(trade, bound))));
    }

    private Optional<TierGround> ground(Trade trade, Plan plan, Standing standing) {
        return plan.fix(trade.category(), standing)
                .map(fix ->
                        new TierGround(
                                plan,
                                standing,
                                fix,
                                calendar.standingPeriod(trade.programme(), trade.period())
                                        .map(month -> month.minusMonths(1))));
    }

    /** The month in whose books the trade is posted. */
    public YearMonth postedPeriod(Trade trade) {
        return calendar.postedPeriod(trade.programme(), trade.period());
    }

    private Standing standing(Trade trade, Binding binding) {
        return calendar.standingPeriod(trade.programme(), trade.period())
                .map(month ->
                        new StandingKey(
                                trade.programme(), month, binding.partnerId(), trade.category()))
                .map(key -> standings.getOrDefault(key, Standing.NONE))
                .orElse(Standing.NONE);
    }
}
