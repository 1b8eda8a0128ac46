package io.tandem.team.cost;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.paging.Cursor;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.team.agreement.AgreementReader;
import io.tandem.team.roster.RosterSql;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;

/**
 * Shows costs to the team's members, to whom they concern also when it has left the team since, and
 * to operators. To anybody else there is no such thing.
 */
@ApplicationScoped
class CostAccess {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final CostSql costs;
    private final AgreementReader agreements;
    private final RosterSql roster;
    private final Pool pool;

    CostAccess(CostSql costs, AgreementReader agreements, RosterSql roster, Pool pool) {
        this.costs = costs;
        this.agreements = agreements;
        this.roster = roster;
        this.pool = pool;
    }

    static Cost present(Optional<Cost> found) {
        return found.orElseThrow(() -> ProblemException.notFound("cost"));
    }

    Uni<Cost> get(UUID id, Optional<PartnerId> viewer) {
        return pool.withConnection(connection ->
                costs.find(connection, id)
                        .map(CostAccess::present)
                        .call(cost -> requireSight(connection, cost, viewer)));
    }

    Uni<Void> requireSight(SqlConnection connection, Cost cost, Optional<PartnerId> viewer) {
        return stranger(connection, cost.team(), viewer)
                .invoke(stranger -> {
                    if (stranger.isPresent() && !cost.concerns(stranger.get())) {
                        throw ProblemException.notFound("cost");
                    }
                })
                .replaceWithVoid();
    }

    Uni<Page<CostView>> list(
            TeamId team, Optional<YearMonth> period, Optional<PartnerId> viewer, PageParams page) {
        UUID after = page.cursor().map(cursor -> cursor.uuid(0)).orElse(BEFORE_ALL);
        return pool.withConnection(connection ->
                requireConcerned(connection, team, viewer)
                        .chain(() -> stranger(connection, team, viewer))
                        .chain(onlyOf ->
                                costs.list(
                                        connection, team, after, period, onlyOf, page.limit() + 1))
                        .map(rows ->
                                Page.of(
                                        rows,
                                        page.limit(),
                                        row -> Cursor.of(row.id()),
                                        CostView::of)));
    }

    private Uni<Void> requireConcerned(
            SqlConnection connection, TeamId team, Optional<PartnerId> viewer) {
        return roster.lead(connection, team)
                .invoke(lead -> lead.orElseThrow(() -> ProblemException.notFound("team")))
                .chain(() ->
                        viewer.map(partner -> agreements.isConcerned(connection, team, partner))
                                .orElseGet(() -> Uni.createFrom().item(true)))
                .invoke(concerned -> {
                    if (!concerned) {
                        throw ProblemException.notFound("team");
                    }
                })
                .replaceWithVoid();
    }

    /** The viewer, if it is not on the team (any more). */
    private Uni<Optional<PartnerId>> stranger(
            SqlConnection connection, TeamId team, Optional<PartnerId> viewer) {
        return roster.members(connection, team)
                .map(members -> viewer.filter(partner -> !members.contains(partner)));
    }
}
