package io.tandem.team.split;

import io.tandem.chassis.money.Decimals;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.team.split.model.Contributions;
import io.tandem.team.split.model.SplitRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Does splits again for whoever doubts one. Nothing is read and nothing kept. */
@ApplicationScoped
public class SplitService {

    SplitView compute(ComputeSplit command) {
        SplitRule rule =
                command.rule()
                        .toRule(Optional.ofNullable(command.fallback()).map(RuleTerms::toRule));
        return SplitView.of(
                rule.split(Decimals.units(command.pool()), contributions(command), command.ties()));
    }

    private static Contributions contributions(ComputeSplit command) {
        try {
            return command.toContributions();
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("contributions", e.getMessage());
        }
    }
}
