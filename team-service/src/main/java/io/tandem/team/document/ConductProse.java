package io.tandem.team.document;

import io.tandem.team.agreement.AgreementTerms;
import io.tandem.team.agreement.CalendarTerms;
import io.tandem.team.agreement.CostTerms;
import io.tandem.team.agreement.DisputeTerms;
import io.tandem.team.agreement.EndTailTerms;
import io.tandem.team.agreement.ExitTerms;
import io.tandem.team.agreement.ProrationTerms;
import io.tandem.team.agreement.RecoupmentTerms;
import io.tandem.team.agreement.VisibilityTerms;
import io.tandem.team.agreement.model.LinksOnExit;
import java.util.List;

/** The optional terms about how members deal with each other; what is left out, by its default. */
final class ConductProse {

    private final List<Block> blocks;

    ConductProse(List<Block> blocks) {
        this.blocks = blocks;
    }

    void all(AgreementTerms terms) {
        calendar(terms.calendar());
        visibility(terms.visibility());
        dispute(terms.dispute());
        exit(terms.exit());
        end(terms.endTail());
        proration(terms.proration());
        costs(terms.costs(), terms.recoupment());
    }

    private void costs(CostTerms costs, RecoupmentTerms recoupment) {
        heading("What members spend for the team");
        if (costs == null) {
            words("Costs are not taken into account.");
            return;
        }
        words(
                "A member puts on record what it spent, with proof; nobody approves its own. An"
                        + " approved cost counts in the period for which it was claimed.");
        item(
                "Who approves",
                switch (costs.approval()) {
                    case ALL -> "each of the others";
                    case MAJORITY -> "more than half of the others";
                    case MEMBER ->
                            "member " + costs.approver() + "; of its own costs each of the others";
                });
        item("They have", costs.days() + " days");
        item(
                "A cost that is undecided then is",
                switch (costs.onSilence()) {
                    case ACCEPTED -> "accepted";
                    case REFUSED -> "refused";
                });
        if (costs.caps() != null) {
            costs.caps()
                    .forEach(cap ->
                            item(
                                    "At most per member and period, in " + cap.asset().code(),
                                    cap.amount().toPlainString()));
        }
        recoupment(recoupment);
    }

    private void recoupment(RecoupmentTerms recoupment) {
        if (recoupment == null) {
            words("Costs are not recouped: the rule divides the whole pool.");
            return;
        }
        words(
                "Approved costs come first out of the pool of their asset: whole, or where it is"
                        + " short in proportion, in units of 10^-18 by largest remainders. What is"
                        + " left is divided by the rule.");
        item(
                "What a pool is short of",
                recoupment.carry()
                        ? "is recouped from the next period's"
                        : "is not recouped any more");
    }

    private void calendar(CalendarTerms calendar) {
        heading("When a period is settled");
        if (calendar == null) {
            words("When the lead, or an operator, asks for it.");
        } else {
            words(
                    "By itself, as soon as the months of all named programmes are closed, but not"
                            + " before this day of the next month.");
            item("Day", String.valueOf(calendar.day()));
        }
    }

    private void visibility(VisibilityTerms visibility) {
        heading("What members see of each other beyond settlements");
        item("Each other's trades and fees", yes(visibility != null && visibility.showsFees()));
        item("Ranks by volume", yes(visibility != null && visibility.ranksByVolume()));
    }

    private void dispute(DisputeTerms dispute) {
        heading("How a disputed line is settled");
        if (dispute == null) {
            words(
                    "By the standard clause: a line may be contested for 30 days after posting; the"
                            + " parties have 7 days to agree; then the members who are not parties"
                            + " vote within 7 days, at least half of them; where that decides"
                            + " nothing the claimant gets nothing.");
            return;
        }
        words(
                "First the parties negotiate, then the ruling decides, and where that comes to"
                        + " nothing the default award.");
        item("A line may be contested after posting for", dispute.openDays() + " days");
        item("The parties negotiate for", dispute.negotiationDays() + " days");
        item(
                "Who rules then",
                switch (dispute.ruling()) {
                    case VOTE -> "the members who are not parties to it, by vote";
                    case ARBITER -> "the arbiter, unless it is a party";
                    case DEFAULT -> "nobody: the default award follows";
                });
        if (dispute.rulingDays() != null) {
            item("Within", dispute.rulingDays() + " days");
        }
        if (dispute.quorum() != null) {
            item("So many of them have to vote", RuleProse.fraction(dispute.quorum()));
        }
        if (dispute.arbiter() != null) {
            item("Arbiter", dispute.arbiter().toString());
        }
        item(
                "Default award to the claimant, of the contested amount",
                switch (dispute.defaultAward()) {
                    case NONE -> "none";
                    case HALF -> "half, cut off at 18 decimals";
                    case ALL -> "all";
                });
    }

    private void exit(ExitTerms exit) {
        heading("How a member leaves");
        if (exit == null) {
            words("No member leaves alone: who terminates ends the agreement, for all.");
            return;
        }
        words(
                "By its own notice, while the agreement goes on among the others; the period in"
                        + " which the notice runs out is its last.");
        links(exit.links());
        item(
                "Share of the others whose votes remove a member at once",
                exit.removalQuorum() == null
                        ? "none: nobody can be removed"
                        : RuleProse.fraction(exit.removalQuorum()));
        item(
                "Facts that end a membership at once",
                exit.facts() == null ? "none" : exit.facts().toString());
        item(
                "A former member can be invited again",
                exit.rejoinAfterDays() == null
                        ? "after its last period"
                        : exit.rejoinAfterDays() + " days after its last period");
        tail(exit.tail());
    }

    private void links(LinksOnExit links) {
        words("Links, and the users whom they bind, stay with their owners.");
        if (links == LinksOnExit.EXPIRE) {
            words(
                    "When a membership ends, the member's links within the scope expire, and it cannot"
                            + " put that off: nobody new is bound by them. Users who are bound by then"
                            + " stay bound under the terms of their binding.");
        }
    }

    private void tail(ExitTerms.TailTerms tail) {
        if (tail == null) {
            words("After its last period a former member neither pools nor gets anything.");
            return;
        }
        words(
                "After its last period a former member takes part as a fraction of a member: so much"
                        + " of its share is pooled, so much of what it brings counts, and so much of"
                        + " a weight that a rule gives it whatever it brings. Another version of the"
                        + " agreement, which those who are left sign, ends that.");
        item("After an exit of the kinds", tail.after().toString());
        item("Periods", String.valueOf(tail.periods()));
        item("Share", RuleProse.fraction(tail.share()));
        item("Decay", RuleProse.fraction(tail.decay()));
        fading();
    }

    private void end(EndTailTerms tail) {
        heading("What follows when a member ends the agreement");
        if (tail == null) {
            words("Nothing: what is earned after the last period is everybody's own.");
            return;
        }
        words(
                "After the last period everybody still takes part as a fraction of what it was, until"
                        + " the periods are over or another agreement of the team rules.");
        item("Periods", String.valueOf(tail.periods()));
        item("Share", RuleProse.fraction(tail.share()));
        item("Decay", RuleProse.fraction(tail.decay()));
        fading();
    }

    private void proration(ProrationTerms proration) {
        heading("What counts of a member's first and last period");
        if (proration == null) {
            words("The whole period.");
            return;
        }
        switch (proration) {
            case BY_EVENT_TIME ->
                    words(
                            "Trades by the moment of their execution, and sign-ups by theirs: from the"
                                    + " moment in which the last signature made the agreement binding"
                                    + " (from the beginning, for whom the version before bound), and"
                                    + " before the moment in which the membership or the agreement"
                                    + " ends. What lies outside is the member's own.");
        }
    }

    private void fading() {
        blocks.add(
                new Block.Formula(
                        "fraction in the k-th period = share * (1 - decay)^(k-1), cut off at 18"
                                + " decimals"));
    }

    private static String yes(boolean whether) {
        return whether ? "yes" : "no";
    }

    private void heading(String text) {
        blocks.add(new Block.Heading(2, text));
    }

    private void words(String text) {
        blocks.add(new Block.Words(text));
    }

    private void item(String name, String value) {
        blocks.add(new Block.Item(name, value));
    }
}
