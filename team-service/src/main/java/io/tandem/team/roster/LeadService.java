package io.tandem.team.roster;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.problem.CommonProblem;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.team.roster.model.LeadWay;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.Succession;
import io.tandem.team.roster.model.TeamId;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Passes the lead of a team on: by hand, by name and by the members' votes. */
@ApplicationScoped
class LeadService {

    private final LeadSql leads;
    private final RosterSql roster;
    private final Departures departures;
    private final Standings standings;
    private final TeamSql teams;
    private final Pool pool;
    private final Clock clock;

    LeadService(
            LeadSql leads,
            RosterSql roster,
            Departures departures,
            Standings standings,
            TeamSql teams,
            Pool pool,
            Clock clock) {
        this.leads = leads;
        this.roster = roster;
        this.departures = departures;
        this.standings = standings;
        this.teams = teams;
        this.pool = pool;
        this.clock = clock;
    }

    Uni<TeamView> handOver(SqlConnection connection, TeamId team, PartnerId lead, PartnerId next) {
        return led(connection, team, lead)
                .invoke(members -> requireOther(members, lead, next))
                .chain(() -> standings.requireActive(connection, next))
                .chain(() ->
                        leads.begin(
                                connection,
                                team,
                                new Succession.Choice(next, LeadWay.HANDED_OVER),
                                Optional.of(lead),
                                clock.instant()))
                .chain(() -> teams.get(connection, team));
    }

    Uni<TeamView> nameSuccessor(
            SqlConnection connection, TeamId team, PartnerId lead, Optional<PartnerId> successor) {
        return led(connection, team, lead)
                .invoke(members -> successor.ifPresent(next -> requireOther(members, lead, next)))
                .chain(() -> leads.name(connection, team, successor, clock.instant()))
                .chain(() -> teams.get(connection, team));
    }

    /**
     * A ballot, which stands until its voter changes it or goes. It decides when the lead is gone,
     * and at once where the team has the lead that it has for want of any other.
     */
    Uni<TeamView> vote(
            SqlConnection connection, TeamId team, PartnerId voter, PartnerId candidate) {
        return turn(connection, team, voter)
                .invoke(members -> requireMember(members, candidate))
                .chain(() -> leads.vote(connection, team, voter, candidate, clock.instant()))
                .chain(() -> leads.present(connection, team))
                .chain(tenure ->
                        tenure.way() == LeadWay.LONGEST_STANDING
                                ? elect(connection, team, voter)
                                : Uni.createFrom().voidItem())
                .chain(() -> teams.get(connection, team));
    }

    private Uni<Void> elect(SqlConnection connection, TeamId team, PartnerId lastVoter) {
        return departures
                .succession(connection, team, Optional.empty())
                .chain(succession ->
                        succession
                                .elected()
                                .map(lead ->
                                        leads.begin(
                                                connection,
                                                team,
                                                new Succession.Choice(lead, LeadWay.ELECTED),
                                                Optional.of(lastVoter),
                                                clock.instant()))
                                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** The ballots that count, for who is on the team or an operator. */
    Uni<Page<LeadVoteView>> votes(TeamId team, Optional<PartnerId> viewer) {
        return pool.withConnection(connection ->
                teams.requireVisible(connection, team, viewer)
                        .chain(() -> leads.votes(connection, team))
                        .map(votes -> new Page<>(votes, null)));
    }

    /** The members, with the team's turn, for the lead. */
    private Uni<Set<PartnerId>> led(SqlConnection connection, TeamId team, PartnerId caller) {
        return turn(connection, team, caller)
                .call(() ->
                        roster.lead(connection, team)
                                .invoke(lead -> {
                                    if (!lead.filter(caller::equals).isPresent()) {
                                        throw ProblemException.of(
                                                CommonProblem.FORBIDDEN,
                                                "This is for the team's lead.");
                                    }
                                }));
    }

    /** The members, with the team's turn, for one of them; to others there is no such team. */
    private Uni<Set<PartnerId>> turn(SqlConnection connection, TeamId team, PartnerId caller) {
        return roster.lockedLead(connection, team)
                .chain(() -> roster.members(connection, team))
                .map(members -> {
                    if (!members.contains(caller)) {
                        throw ProblemException.notFound("team");
                    }
                    return members;
                });
    }

    private static void requireOther(Set<PartnerId> members, PartnerId lead, PartnerId next) {
        if (next.equals(lead)) {
            throw ProblemException.invalid("partnerId", "must be another member");
        }
        if (!members.contains(next)) {
            throw ProblemException.invalid("partnerId", "must be a member of the team");
        }
    }

    private static void requireMember(Set<PartnerId> members, PartnerId candidate) {
        if (!members.contains(candidate)) {
            throw ProblemException.invalid("candidateId", "must be a member of the team");
        }
    }
}
