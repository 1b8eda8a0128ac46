package io.tandem.team.document;

import io.tandem.chassis.money.Decimals;
import io.tandem.chassis.money.Rate;
import io.tandem.team.split.BlendTerms;
import io.tandem.team.split.BoundedTerms;
import io.tandem.team.split.RankTerms;
import io.tandem.team.split.RuleTerms;
import io.tandem.team.split.ShapleyTerms;
import io.tandem.team.split.TierTerms;
import io.tandem.team.split.TieredTerms;
import io.tandem.team.split.TopNTerms;
import io.tandem.team.split.WaterfallTerms;
import io.tandem.team.split.model.Measure;
import java.math.BigDecimal;
import java.util.List;

/**
 * Split rules in words and formulas. Each rule has a number, {@code 1.2} the second within rule 1.
 */
final class RuleProse {

    private static final String BROUGHT = ", where x is ";

    private final List<Block> blocks;

    RuleProse(List<Block> blocks) {
        this.blocks = blocks;
    }

    void rule(RuleTerms terms, String number) {
        blocks.add(new Block.Heading(3, "Rule " + number));
        switch (terms) {
            case RuleTerms.EqualTerms _ -> {
                words("Equal parts: every member weighs the same, whatever it brought.");
                formula("w = 1");
            }
            case RuleTerms.FixedTerms fixed -> fixed(fixed);
            case RuleTerms.ProportionalTerms proportional -> proportional(proportional);
            case TieredTerms tiered -> tiered(tiered);
            case RankTerms rank -> rank(rank);
            case ShapleyTerms shapley -> shapley(shapley);
            case TopNTerms topN -> topN(topN, number);
            case BlendTerms blend -> blend(blend, number);
            case WaterfallTerms waterfall -> waterfall(waterfall, number);
            case BoundedTerms bounded -> bounded(bounded, number);
        }
        if (terms.fallback() != null) {
            words("Where all of its weights are zero, rule " + number + ".F divides instead.");
            rule(terms.fallback(), number + ".F");
        }
    }

    private void fixed(RuleTerms.FixedTerms fixed) {
        words("By fixed weights; a member who is not named here has none.");
        fixed.weights()
                .forEach(each -> item("Weight of " + each.partnerId(), plain(each.weight())));
    }

    private void proportional(RuleTerms.ProportionalTerms proportional) {
        String exponent = proportional.exponent() == null ? "1" : plain(proportional.exponent());
        words("In proportion to what each member brought, to the power of " + exponent + ".");
        formula("w = x^" + exponent + BROUGHT + measured(proportional.by()));
        words("A root counts to 50 significant digits, rounded half to even.");
    }

    private void tiered(TieredTerms tiered) {
        words("By what each member brought, each slice of it at the rate of its tier.");
        tiers(tiered.tiers());
        formula(
                "w = sum over the tiers of rate * max(0, min(x, next tier's from) - from)"
                        + BROUGHT
                        + measured(tiered.by()));
    }

    private void rank(RankTerms rank) {
        words(
                "By position, who brought most first. Members who brought the same hold their"
                        + " positions together, each at the mean of their shares; who brought"
                        + " nothing, or comes after the last position, has none.");
        for (int i = 0; i < rank.shares().size(); i++) {
            item("Share of position " + (i + 1), plain(rank.shares().get(i)));
        }
        formula("w = share of the position by x" + BROUGHT + measured(rank.by()));
    }

    private void shapley(ShapleyTerms shapley) {
        words(
                "By the Shapley value: what each member adds, averaged over all orders in which the"
                        + " members could have joined. Members together are worth what they brought"
                        + " together, times the rate of the tier that this reaches.");
        tiers(shapley.tiers());
        formula(
                "v(S) = X * rate(X), X the sum of x over S"
                        + BROUGHT
                        + measured(shapley.by())
                        + "\nw = sum over S without the member of |S|! * (n - |S| - 1)! * (v(S and"
                        + " the member) - v(S))");
    }

    private void topN(TopNTerms topN, String number) {
        words(
                "Only the members who brought most share, so many at most as said, by rule "
                        + number
                        + ".1; who brought nothing is not among them. Of equal ones at the cut the"
                        + " order of ties decides.");
        item("Members who share", String.valueOf(topN.n()));
        formula("ordered by x" + BROUGHT + measured(topN.by()));
        rule(topN.split(), number + ".1");
    }

    private void blend(BlendTerms blend, String number) {
        words(
                "Rules side by side: the pool is divided by these weights, and each share by its"
                        + " own rule. A member's part is the sum of its parts.");
        for (int i = 0; i < blend.parts().size(); i++) {
            item("Weight of rule " + number + "." + (i + 1), plain(blend.parts().get(i).weight()));
        }
        for (int i = 0; i < blend.parts().size(); i++) {
            rule(blend.parts().get(i).split(), number + "." + (i + 1));
        }
    }

    private void waterfall(WaterfallTerms waterfall, String number) {
        words(
                "Rules one below the other: each takes what is left up to its cap, an amount in the"
                        + " pool's own asset, and divides that; the last takes the rest.");
        for (int i = 0; i < waterfall.steps().size(); i++) {
            BigDecimal cap = waterfall.steps().get(i).cap();
            item(
                    "Cap of rule " + number + "." + (i + 1),
                    cap == null ? "none: it takes the rest" : plain(cap));
        }
        for (int i = 0; i < waterfall.steps().size(); i++) {
            rule(waterfall.steps().get(i).split(), number + "." + (i + 1));
        }
    }

    private void bounded(BoundedTerms bounded, String number) {
        words(
                "By rule "
                        + number
                        + ".1, but no member's part is below the floor or above the cap; what that"
                        + " adds or takes is made up by the others, by the same rule.");
        item("Floor, of the pool", bounded.min() == null ? "none" : fraction(bounded.min()));
        item("Cap, of the pool", bounded.max() == null ? "none" : fraction(bounded.max()));
        formula("min(cap, max(floor, part by rule " + number + ".1))");
        rule(bounded.split(), number + ".1");
    }

    private void tiers(List<TierTerms> tiers) {
        tiers.forEach(tier -> item("Rate from " + plain(tier.from()), plain(tier.rate())));
    }

    private static String measured(Measure measure) {
        return measure
                + ": "
                + switch (measure) {
                    case REBATE -> "what the member put into the pool, in the pool's asset";
                    case VOLUME -> "the volume that its invitees traded, in US dollars";
                    case INVITEES -> "how many users it has brought";
                    case ACTIVE_TRADERS -> "how many of its users traded in the period";
                    case COST -> "what it spent for the team";
                }
                + " (nothing negative weighs)";
    }

    /** As a fraction and as a percentage. */
    static String fraction(Rate rate) {
        return plain(rate.asDecimal()) + " (" + plain(rate.asDecimal().movePointRight(2)) + " %)";
    }

    static String plain(BigDecimal number) {
        return Decimals.plain(number);
    }

    private void words(String text) {
        blocks.add(new Block.Words(text));
    }

    private void item(String name, String value) {
        blocks.add(new Block.Item(name, value));
    }

    private void formula(String text) {
        blocks.add(new Block.Formula(text));
    }
}
