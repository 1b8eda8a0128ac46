package io.tandem.team.split;

import io.tandem.chassis.money.Decimals;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.split.model.Contributions;
import io.tandem.team.split.model.Measure;
import io.tandem.team.split.model.Recoupment;
import io.tandem.team.split.model.SplitRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Does splits again for whoever doubts one. Nothing is read and nothing kept. */
@ApplicationScoped
public class SplitService {

    SplitView compute(ComputeSplit command) {
        review(command);
        SplitRule rule =
                command.rule()
                        .toRule(Optional.ofNullable(command.fallback()).map(RuleTerms::toRule));
        BigInteger pool = Decimals.units(command.pool());
        Contributions contributions = contributions(command);
        SortedMap<PartnerId, BigInteger> recouped =
                Recoupment.of(pool, spent(command, contributions), command.ties());
        BigInteger left = recouped.values().stream().reduce(pool, BigInteger::subtract);
        return SplitView.of(pool, recouped, rule.split(left, contributions, command.ties()));
    }

    private static SortedMap<PartnerId, BigInteger> spent(
            ComputeSplit command, Contributions contributions) {
        SortedMap<PartnerId, BigInteger> spent = new TreeMap<>();
        contributions
                .byMember()
                .forEach((member, brought) ->
                        spent.put(
                                member,
                                command.recoups()
                                        ? Decimals.units(brought.weighing(Measure.COST))
                                        : BigInteger.ZERO));
        return spent;
    }

    /** Any measure can be given to the calculator, and a weight to whoever is not in it. */
    private static void review(ComputeSplit command) {
        RuleReview.of(command.contributions().size(), _ -> true, EnumSet.allOf(Measure.class))
                .of(command.rule(), "rule")
                .of(command.fallback(), "fallback")
                .requireNothing();
    }

    private static Contributions contributions(ComputeSplit command) {
        try {
            return command.toContributions();
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("contributions", e.getMessage());
        }
    }
}
