package io.tandem.team.roster;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.id.IdSource;
import io.tandem.chassis.paging.Cursor;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.team.TeamProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Founds teams, tells who is on them, and lets members go. */
@ApplicationScoped
public class TeamService {

    private static final String TEAM = "team";

    private final TeamRepository teams;
    private final MembershipRepository memberships;
    private final Commitments commitments;
    private final IdSource ids;
    private final Clock clock;

    TeamService(
            TeamRepository teams,
            MembershipRepository memberships,
            Commitments commitments,
            IdSource ids,
            Clock clock) {
        this.teams = teams;
        this.memberships = memberships;
        this.commitments = commitments;
        this.ids = ids;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<TeamView> found(UUID lead, FoundTeam command) {
        Team team = new Team();
        team.id = ids.next();
        team.name = command.name().strip();
        team.leadId = lead;
        team.version = 1;
        team.createdAt = clock.instant();
        return teams.persistAndFlush(team)
                .chain(founded -> join(founded, lead))
                .map(first -> TeamView.of(team, List.of(first)));
    }

    /** Adds a partner to a team whose turn the caller has. */
    Uni<Membership> join(Team team, UUID partner) {
        Membership membership = new Membership();
        membership.id = ids.next();
        membership.teamId = team.id;
        membership.partnerId = partner;
        membership.joinedAt = clock.instant();
        return memberships.persistAndFlush(membership);
    }

    @WithTransaction
    public Uni<TeamView> leave(UUID id, UUID partner) {
        return teams.locked(id)
                .map(team -> team.orElseThrow(() -> ProblemException.notFound(TEAM)))
                .call(team -> endStay(team, partner))
                .chain(this::view);
    }

    private Uni<Void> endStay(Team team, UUID partner) {
        return memberships
                .present(team.id, partner)
                .map(stay -> stay.orElseThrow(() -> ProblemException.notFound(TEAM)))
                .invoke(_ -> {
                    if (team.leadId.equals(partner)) {
                        throw ProblemException.of(
                                TeamProblem.LEAD_CANNOT_LEAVE,
                                TeamProblem.LEAD_CANNOT_LEAVE.explanation());
                    }
                })
                .call(_ -> commitments.binding(team.id, partner).invoke(TeamService::requireFree))
                .chain(stay -> {
                    stay.leftAt = clock.instant();
                    team.version++;
                    return memberships.flush();
                });
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
    @WithSession
    public Uni<TeamView> get(UUID id, Optional<UUID> viewer) {
        return requireVisible(id, viewer).chain(this::view);
    }

    @WithSession
    public Uni<Page<TeamView>> list(Optional<UUID> viewer, PageParams page) {
        Optional<UUID> after = page.cursor().map(cursor -> cursor.uuid(0));
        int fetch = page.limit() + 1;
        Uni<List<Team>> rows =
                viewer.map(partner -> teams.ofMember(partner, after, fetch))
                        .orElseGet(() -> teams.all(after, fetch));
        return rows.chain(found ->
                memberships
                        .present(found.stream().map(team -> team.id).toList())
                        .map(members -> {
                            Map<UUID, List<Membership>> byTeam =
                                    members.stream().collect(Collectors.groupingBy(m -> m.teamId));
                            return Page.of(
                                    found,
                                    page.limit(),
                                    team -> Cursor.of(team.id),
                                    team ->
                                            TeamView.of(
                                                    team, byTeam.getOrDefault(team.id, List.of())));
                        }));
    }

    @WithSession
    public Uni<Page<MembershipView>> history(UUID id, Optional<UUID> viewer, PageParams page) {
        return requireVisible(id, viewer)
                .chain(team ->
                        memberships.history(
                                team.id,
                                page.cursor().map(cursor -> cursor.uuid(0)),
                                page.limit() + 1))
                .map(rows ->
                        Page.of(rows, page.limit(), row -> Cursor.of(row.id), MembershipView::of));
    }

    private Uni<Team> requireVisible(UUID id, Optional<UUID> viewer) {
        Uni<Boolean> visible =
                viewer.map(partner -> memberships.present(id, partner).map(Optional::isPresent))
                        .orElseGet(() -> Uni.createFrom().item(true));
        return visible.chain(may -> may ? teams.findById(id) : Uni.createFrom().<Team>nullItem())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound(TEAM));
    }

    private Uni<TeamView> view(Team team) {
        return memberships.present(List.of(team.id)).map(members -> TeamView.of(team, members));
    }
}
