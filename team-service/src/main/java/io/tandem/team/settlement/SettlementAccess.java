package io.tandem.team.settlement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.problem.CommonProblem;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.team.agreement.AgreementReader;
import io.tandem.team.roster.RosterSql;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Who may see a team's settlements (its members, the parties of its agreements, operators) and who
 * may drive them (its lead, operators). An operator comes without a partner.
 */
@ApplicationScoped
class SettlementAccess {

    private final RosterSql roster;
    private final AgreementReader agreements;

    SettlementAccess(RosterSql roster, AgreementReader agreements) {
        this.roster = roster;
        this.agreements = agreements;
    }

    /**
     * The team's lead, if the viewer may see the team's settlements; else there is no {@code what}.
     */
    Uni<PartnerId> requireSight(
            SqlConnection connection, TeamId team, Optional<PartnerId> viewer, String what) {
        return roster.lead(connection, team)
                .map(lead -> lead.orElseThrow(() -> ProblemException.notFound(what)))
                .call(_ ->
                        viewer.map(partner -> requireConcerned(connection, team, partner, what))
                                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** To one who has left the team, only what it has entries in: the proofs of those. */
    Uni<Void> requireSight(
            SqlConnection connection, Settlement settlement, Optional<PartnerId> viewer) {
        return requireSight(connection, settlement.team(), viewer, "settlement")
                .chain(() -> stranger(connection, settlement.team(), viewer))
                .invoke(stranger -> {
                    if (stranger.isPresent()
                            && !settlement.snapshot().members().containsKey(stranger.get())) {
                        throw ProblemException.notFound("settlement");
                    }
                })
                .replaceWithVoid();
    }

    /** The viewer, if it is not on the team (any more). */
    Uni<Optional<PartnerId>> stranger(
            SqlConnection connection, TeamId team, Optional<PartnerId> viewer) {
        return roster.members(connection, team)
                .map(members -> viewer.filter(partner -> !members.contains(partner)));
    }

    Uni<Void> requireLead(
            SqlConnection connection, TeamId team, Optional<PartnerId> caller, String what) {
        return requireSight(connection, team, caller, what)
                .chain(lead ->
                        stranger(connection, team, caller)
                                .map(stranger ->
                                        stranger.isEmpty()
                                                && caller.map(lead::equals).orElse(true)))
                .invoke(isLead -> {
                    if (!isLead) {
                        throw ProblemException.of(
                                CommonProblem.FORBIDDEN,
                                "This is for the team's lead and for operators.");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> requireConcerned(
            SqlConnection connection, TeamId team, PartnerId partner, String what) {
        return agreements
                .isConcerned(connection, team, partner)
                .invoke(concerned -> {
                    if (!concerned) {
                        throw ProblemException.notFound(what);
                    }
                })
                .replaceWithVoid();
    }
}
