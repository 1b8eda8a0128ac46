package io.tandem.rebate.period;

import io.smallrye.mutiny.Uni;
import io.tandem.rebate.period.StandingSql.Figure;
import io.tandem.rebate.period.StandingSql.Fixed;
import io.tandem.rebate.plan.PlanSql;
import io.tandem.rebate.plan.model.Plan;
import io.tandem.rebate.plan.model.Standing;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Fixes what the tiers of the month after a closed one come from: the closed month's figures, and
 * what partners had come to by it under its plan, which is as final as its figures.
 */
@ApplicationScoped
class TierFixing {

    private final StandingSql standings;
    private final PlanSql plans;

    TierFixing(StandingSql standings, PlanSql plans) {
        this.standings = standings;
        this.plans = plans;
    }

    Uni<Void> fix(SqlConnection connection, String programme, YearMonth closed) {
        return plans.book(connection, Set.of(programme))
                .map(book -> book.inForce(programme, closed))
                .chain(plan ->
                        standings
                                .figures(connection, programme, closed)
                                .onItem()
                                .transformToUniAndConcatenate(page ->
                                        standings.insert(
                                                connection,
                                                programme,
                                                closed.plusMonths(1),
                                                fixed(plan, page)))
                                .onItem()
                                .ignoreAsUni());
    }

    private static List<Fixed> fixed(Optional<Plan> plan, List<Figure> page) {
        return page.stream()
                .map(figure -> new Fixed(figure.partnerId(), figure.category(), next(plan, figure)))
                .toList();
    }

    private static Standing next(Optional<Plan> plan, Figure figure) {
        return Standing.next(
                figure.before(),
                figure.volumeUsd(),
                figure.activeTraders(),
                plan.flatMap(terms -> terms.fix(figure.category(), figure.before())));
    }
}
