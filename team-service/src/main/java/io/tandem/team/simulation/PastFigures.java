package io.tandem.team.simulation;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tandem.team.agreement.Agreement;
import io.tandem.team.agreement.model.Terms;
import io.tandem.team.settlement.PeriodBooks;
import io.tandem.team.settlement.model.Snapshot;
import io.tandem.team.simulation.model.MonthFigures;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * What was brought, month after month, as a settlement asks it. Costs are each month's own: what a
 * pool would have been short of is carried nowhere.
 */
@ApplicationScoped
class PastFigures {

    private final PeriodBooks books;

    PastFigures(PeriodBooks books) {
        this.books = books;
    }

    /** One after the other: a question about two years is not to be twenty-four at once. */
    Uni<List<MonthFigures>> of(SimulationInputs inputs) {
        return Multi.createFrom()
                .iterable(inputs.months())
                .onItem()
                .transformToUniAndConcatenate(month -> month(inputs, month))
                .collect()
                .asList();
    }

    private Uni<MonthFigures> month(SimulationInputs inputs, YearMonth month) {
        return books.withOwnCosts(inputs.proposed().terms(), month)
                .chain(proposed ->
                        present(inputs, month, proposed)
                                .map(present -> new MonthFigures(month, proposed, present)));
    }

    private Uni<Optional<Snapshot>> present(
            SimulationInputs inputs, YearMonth month, Snapshot proposed) {
        Optional<Terms> terms = inputs.present().map(Agreement::termsOfRemaining);
        if (terms.isEmpty() || inputs.oneSnapshotTellsBoth()) {
            return Uni.createFrom().item(terms.map(some -> only(some, proposed)));
        }
        return books.withOwnCosts(terms.orElseThrow(), month).map(Optional::of);
    }

    private static Snapshot only(Terms terms, Snapshot snapshot) {
        return Snapshot.of(
                snapshot.asOf(),
                snapshot.members().values().stream()
                        .filter(each -> terms.members().contains(each.member()))
                        .toList(),
                terms.members());
    }
}
