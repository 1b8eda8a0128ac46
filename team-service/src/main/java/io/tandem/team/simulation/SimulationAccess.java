package io.tandem.team.simulation;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.team.roster.RosterSql;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/**
 * Who may see simulations: the team's members all of them, whoever is named in the simulated terms
 * those, operators all. An operator comes without a partner.
 */
@ApplicationScoped
class SimulationAccess {

    private final RosterSql roster;
    private final SimulationSql simulations;

    SimulationAccess(RosterSql roster, SimulationSql simulations) {
        this.roster = roster;
        this.simulations = simulations;
    }

    /** Who is on the team; there is no team for whom it does not concern. */
    Uni<Set<PartnerId>> members(SqlConnection connection, TeamId team) {
        return roster.lead(connection, team)
                .invoke(lead -> lead.orElseThrow(() -> ProblemException.notFound("team")))
                .chain(() -> roster.members(connection, team))
                .map(Set::copyOf);
    }

    /** Whose simulations to show: all, or those that name one who is not on the team. */
    Uni<Optional<PartnerId>> onlyOf(
            SqlConnection connection, TeamId team, Optional<PartnerId> viewer) {
        return members(connection, team)
                .map(members -> viewer.filter(partner -> !members.contains(partner)))
                .call(stranger ->
                        stranger.map(partner ->
                                        simulations
                                                .isNamed(connection, team, partner)
                                                .invoke(SimulationAccess::requireNamed))
                                .orElseGet(() -> Uni.createFrom().item(true)));
    }

    private static void requireNamed(boolean isNamed) {
        if (!isNamed) {
            throw ProblemException.notFound("team");
        }
    }
}
