package io.tandem.rebate.accrual.model;

import io.tandem.rebate.binding.model.Binding;
import io.tandem.rebate.plan.model.Plan;
import io.tandem.rebate.plan.model.Standing;
import io.tandem.rebate.plan.model.TierTable;
import io.tandem.rebate.reversal.model.Reversed;
import io.tandem.rebate.trade.model.Trade;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Rates a trade: commissionable fee × rate = gross, and the link's shares divide the gross. A pure
 * function of the trade, of what has been reversed of it, the binding in force when it was made,
 * the plan of its month and its partner's standing: never of when or in what order things became
 * known.
 */
public final class Rater {

    private Rater() {}

    public static Rating rate(
            Trade trade,
            Reversed reversed,
            Optional<Binding> binding,
            Optional<Plan> plan,
            Standing standing) {
        if (binding.isEmpty()) {
            return Rating.nothing(
                    trade.category(), Reason.UNBOUND, Optional.empty(), Optional.empty());
        }
        Optional<Attribution> attribution = binding.map(Attribution::by);
        Optional<TierTable> tiers = plan.flatMap(terms -> terms.tiersOf(trade.category()));
        if (tiers.isEmpty()) {
            return Rating.nothing(trade.category(), Reason.NO_PLAN, attribution, Optional.empty());
        }
        Terms terms = terms(plan.get(), tiers.get(), standing);
        Reason reason = reason(trade, reversed, binding.get(), plan.get());
        return reason == Reason.COMMISSIONABLE
                ? earning(trade, reversed, binding.get(), plan.get(), terms)
                : Rating.nothing(trade.category(), reason, attribution, Optional.of(terms));
    }

    private static Terms terms(Plan plan, TierTable tiers, Standing standing) {
        int tier = plan.rules().fix(tiers, standing).tier();
        return new Terms(plan.id(), plan.version(), tier, tiers.tier(tier).rate());
    }

    private static Reason reason(Trade trade, Reversed reversed, Binding binding, Plan plan) {
        if (reversed.whole()) {
            return Reason.REVERSED;
        }
        if (plan.hasExpired(binding.from(), trade.executedAt())) {
            return Reason.EXPIRED_BINDING;
        }
        if (trade.marketMaker()) {
            return Reason.MARKET_MAKER;
        }
        if (trade.voucher()) {
            return Reason.VOUCHER;
        }
        if (trade.userTier().filter(plan.exclusions().userTiers()::contains).isPresent()) {
            return Reason.EXCLUDED_USER_TIER;
        }
        if (binding.country().filter(plan.exclusions().countries()::contains).isPresent()) {
            return Reason.BLOCKED_COUNTRY;
        }
        return trade.feeBase().signum() <= 0 ? Reason.NON_POSITIVE_FEE : Reason.COMMISSIONABLE;
    }

    private static Rating earning(
            Trade trade, Reversed reversed, Binding binding, Plan plan, Terms terms) {
        BigDecimal commissionable = trade.feeBase().subtract(reversed.fee());
        BigDecimal gross = terms.rate().times(commissionable);
        Optional<LocalDate> dueOn =
                plan.holdDays() == 0
                        ? Optional.empty()
                        : Optional.of(trade.day().plusDays(plan.holdDays()));
        return new Rating(
                trade.category(),
                Reason.COMMISSIONABLE,
                Optional.of(Attribution.by(binding)),
                Optional.of(terms),
                commissionable,
                gross,
                Parts.of(gross, binding.coInviterShare(), binding.inviteeShare()),
                dueOn);
    }
}
