package io.tandem.team.split;

import io.tandem.chassis.money.Decimals;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.team.split.model.Contributions;
import io.tandem.team.split.model.Measure;
import io.tandem.team.split.model.SplitRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Optional;

/** Does splits again for whoever doubts one. Nothing is read and nothing kept. */
@ApplicationScoped
public class SplitService {

    SplitView compute(ComputeSplit command) {
        review(command);
        SplitRule rule =
                command.rule()
                        .toRule(Optional.ofNullable(command.fallback()).map(RuleTerms::toRule));
        return SplitView.of(
                rule.split(Decimals.units(command.pool()), contributions(command), command.ties()));
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
