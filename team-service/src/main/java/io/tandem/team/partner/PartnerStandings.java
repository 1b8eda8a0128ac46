package io.tandem.team.partner;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.team.TeamProblem;
import io.tandem.team.roster.Standings;
import io.tandem.team.roster.model.PartnerId;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Keeps from acting who may not any more, as far as referral-service has told. */
@ApplicationScoped
class PartnerStandings implements Standings {

    private static final String IS_CLOSED =
            """
            select count(*) from partner_standing where partner_id = ?1 and status = 'CLOSED'
            """;

    private final StandingSql standings;

    PartnerStandings(StandingSql standings) {
        this.standings = standings;
    }

    @Override
    public Uni<Set<PartnerId>> notActive(SqlConnection connection, Collection<PartnerId> partners) {
        return standings.notActive(connection, partners);
    }

    @Override
    public Uni<Void> requireActive(SqlConnection connection, PartnerId partner) {
        return standings
                .notActive(connection, List.of(partner))
                .invoke(found -> requireNone(!found.isEmpty()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> requireOpen(SqlConnection connection, Collection<PartnerId> partners) {
        return standings
                .closed(connection, partners)
                .invoke(found -> requireNone(!found.isEmpty()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> requireOpen(UUID partner) {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(IS_CLOSED, Long.class)
                                .setParameter(1, partner)
                                .getSingleResult())
                .invoke(found -> requireNone(found > 0))
                .replaceWithVoid();
    }

    private static void requireNone(boolean found) {
        if (found) {
            throw ProblemException.of(
                    TeamProblem.PARTNER_NOT_ACTIVE, TeamProblem.PARTNER_NOT_ACTIVE.explanation());
        }
    }
}
