package io.tandem.team.split;

import io.tandem.chassis.problem.ProblemException;
import io.tandem.chassis.problem.Violation;
import io.tandem.team.split.model.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What can only be said of a rule as a whole, and of the members among whom it divides: how deep
 * and how large it is, whether it works for so many, and who and what it weighs. Every violation
 * names the very place.
 */
public final class RuleReview {

    /** So deep rules are nested at most, the outermost one counted. */
    static final int MAX_DEPTH = 8;

    /** So many rules there are in one at most, itself and fallbacks counted. */
    static final int MAX_RULES = 16;

    private final int members;
    private final Predicate<UUID> mayWeigh;
    private final Set<Measure> measures;
    private final List<Violation> violations = new ArrayList<>();
    private int rules;

    private RuleReview(int members, Predicate<UUID> mayWeigh, Set<Measure> measures) {
        this.members = members;
        this.mayWeigh = mayWeigh;
        this.measures = measures;
    }

    /**
     * @param members among how many it is to divide
     * @param mayWeigh who may be given a fixed weight
     * @param measures those that can be known where the rule is to be applied
     */
    public static RuleReview of(int members, Predicate<UUID> mayWeigh, Set<Measure> measures) {
        return new RuleReview(members, mayWeigh, measures);
    }

    /** Looks at terms and all in them; null is nothing to look at. */
    public RuleReview of(RuleTerms terms, String path) {
        if (terms != null) {
            rules = 0;
            review(new Nested(path, terms, members), new Path(1, false));
            if (rules > MAX_RULES) {
                refuse(path, "must hold at most " + MAX_RULES + " rules");
            }
        }
        return this;
    }

    /**
     * @throws ProblemException naming all that was found
     */
    public void requireNothing() {
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(List.copyOf(violations));
        }
    }

    private record Path(int depth, boolean withinBounds) {}

    private void review(Nested at, Path path) {
        rules++;
        if (path.depth() > MAX_DEPTH) {
            refuse(at.path(), "must be nested at most " + MAX_DEPTH + " deep");
            return;
        }
        boolean bounded = at.terms() instanceof BoundedTerms;
        if (bounded && path.withinBounds()) {
            refuse(at.path(), "must not be within another bounded");
        }
        at.terms().misfit(at.members()).ifPresent(rule -> refuse(at.path(), rule));
        requireKnownMeasure(at);
        requireOwnMembers(at);
        for (Nested inner : at.terms().nested(at.members())) {
            review(
                    new Nested(at.path() + "." + inner.path(), inner.terms(), inner.members()),
                    new Path(path.depth() + 1, path.withinBounds() || bounded));
        }
    }

    private void requireKnownMeasure(Nested at) {
        at.terms()
                .measure()
                .filter(measure -> !measures.contains(measure))
                .ifPresent(_ ->
                        refuse(
                                at.path() + ".by",
                                "must be one of "
                                        + String.join(
                                                ", ",
                                                measures.stream()
                                                        .sorted()
                                                        .map(Enum::name)
                                                        .toList())));
    }

    /** A weight for somebody who is no member would be a share that nobody gets. */
    private void requireOwnMembers(Nested at) {
        if (at.terms() instanceof RuleTerms.FixedTerms fixed) {
            for (int i = 0; i < fixed.weights().size(); i++) {
                if (!mayWeigh.test(fixed.weights().get(i).partnerId())) {
                    refuse(at.path() + ".weights[" + i + "].partnerId", "must be a member");
                }
            }
        }
    }

    private void refuse(String path, String rule) {
        violations.add(new Violation(path, rule));
    }
}
