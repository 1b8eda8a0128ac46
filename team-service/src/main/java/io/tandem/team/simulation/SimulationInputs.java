package io.tandem.team.simulation;

import io.tandem.team.agreement.Agreement;
import io.tandem.team.agreement.ReviewedTerms;
import io.tandem.team.agreement.model.Terms;
import io.tandem.team.roster.model.TeamId;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is to be simulated, for somebody who may know it.
 *
 * @param present the agreement that rules the team now
 */
record SimulationInputs(
        TeamId team,
        ReviewedTerms proposed,
        Optional<Agreement> present,
        YearMonth from,
        YearMonth to) {

    /** The months, in order. */
    List<YearMonth> months() {
        return Stream.iterate(from, month -> !month.isAfter(to), month -> month.plusMonths(1))
                .toList();
    }

    /** Whether the figures for the simulated terms hold those for the present agreement, too. */
    boolean oneSnapshotTellsBoth() {
        Terms terms = proposed.terms();
        return present.map(Agreement::termsOfRemaining)
                .map(other ->
                        other.scope().equals(terms.scope())
                                && other.programmes().equals(terms.programmes())
                                && terms.members().containsAll(other.members()))
                .orElse(true);
    }
}
