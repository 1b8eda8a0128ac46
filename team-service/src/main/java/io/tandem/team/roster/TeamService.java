package io.tandem.team.roster;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.id.IdSource;
import io.tandem.chassis.paging.Cursor;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.team.TeamProblem;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.StayEnd;
import io.tandem.team.roster.model.TeamId;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Founds teams, tells who is and was on them, and lets members go. */
@ApplicationScoped
class TeamService {

    private static final String TEAM = "team";
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final TeamSql teams;
    private final RosterSql roster;
    private final Departures departures;
    private final Standings standings;
    private final TeamHistorySql history;
    private final Commitments commitments;
    private final Pool pool;
    private final IdSource ids;
    private final Clock clock;

    TeamService(
            TeamSql teams,
            RosterSql roster,
            Departures departures,
            Standings standings,
            TeamHistorySql history,
            Commitments commitments,
            Pool pool,
            IdSource ids,
            Clock clock) {
        this.teams = teams;
        this.roster = roster;
        this.departures = departures;
        this.standings = standings;
        this.history = history;
        this.commitments = commitments;
        this.pool = pool;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<TeamView> found(SqlConnection connection, PartnerId lead, FoundTeam command) {
        UUID id = ids.next();
        String name = command.name().strip();
        return standings
                .requireActive(connection, lead)
                .chain(() -> teams.found(connection, id, name, lead, ids.next(), clock.instant()))
                .chain(() -> teams.get(connection, new TeamId(id)));
    }

    /** Anybody may leave whom no agreement binds, the lead included: then another leads. */
    Uni<TeamView> leave(SqlConnection connection, TeamId team, PartnerId partner) {
        return roster.lockedLead(connection, team)
                .chain(() -> roster.members(connection, team))
                .invoke(members -> {
                    if (!members.contains(partner)) {
                        throw ProblemException.notFound(TEAM);
                    }
                })
                .chain(() -> commitments.binding(connection, team, partner))
                .invoke(TeamService::requireFree)
                .chain(() ->
                        departures.end(connection, team, StayEnd.left(partner, clock.instant())))
                .chain(() -> teams.get(connection, team));
    }

    private static void requireFree(List<UUID> agreements) {
        if (!agreements.isEmpty()) {
            throw ProblemException.of(
                            TeamProblem.BOUND_BY_AGREEMENT,
                            TeamProblem.BOUND_BY_AGREEMENT.explanation())
                    .with("agreements", agreements);
        }
    }

    /** The team, for one who may see it: a member, or (without a partner) an operator. */
    Uni<TeamView> get(TeamId team, Optional<PartnerId> viewer) {
        return pool.withConnection(connection ->
                teams.requireVisible(connection, team, viewer)
                        .chain(() -> teams.get(connection, team)));
    }

    Uni<Page<TeamView>> list(Optional<PartnerId> viewer, PageParams page) {
        return pool.withConnection(connection ->
                teams.list(connection, viewer, after(page), page.limit() + 1)
                        .map(rows ->
                                Page.of(
                                        rows,
                                        page.limit(),
                                        team -> Cursor.of(team.id()),
                                        team -> team)));
    }

    Uni<Page<MembershipView>> memberships(
            TeamId team, Optional<PartnerId> viewer, PageParams page) {
        return pool.withConnection(connection ->
                teams.requireVisible(connection, team, viewer)
                        .chain(() -> teams.stays(connection, team, after(page), page.limit() + 1))
                        .map(rows ->
                                Page.of(
                                        rows,
                                        page.limit(),
                                        stay -> Cursor.of(stay.id()),
                                        stay -> stay)));
    }

    /** All of it for a member and an operator; to one who has left, what was until then. */
    Uni<Page<TeamEventView>> history(TeamId team, Optional<PartnerId> viewer, PageParams page) {
        return pool.withConnection(connection ->
                until(connection, team, viewer)
                        .chain(until -> history.page(connection, team, until, page)));
    }

    private Uni<Instant> until(SqlConnection connection, TeamId team, Optional<PartnerId> viewer) {
        return viewer.map(partner ->
                        roster.members(connection, team)
                                .chain(members ->
                                        members.contains(partner)
                                                ? now()
                                                : history.lastLeft(
                                                        connection, team, partner.value())))
                .orElseGet(() ->
                        roster.lead(connection, team)
                                .chain(lead -> lead.isPresent() ? now() : none()))
                .map(until -> until.orElseThrow(() -> ProblemException.notFound(TEAM)));
    }

    private Uni<Optional<Instant>> now() {
        return Uni.createFrom().item(Optional.of(clock.instant()));
    }

    private static Uni<Optional<Instant>> none() {
        return Uni.createFrom().item(Optional.empty());
    }

    private static UUID after(PageParams page) {
        return page.cursor().map(cursor -> cursor.uuid(0)).orElse(BEFORE_ALL);
    }
}
