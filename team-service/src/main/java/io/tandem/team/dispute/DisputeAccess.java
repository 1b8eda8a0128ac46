package io.tandem.team.dispute;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.problem.CommonProblem;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.team.roster.model.PartnerId;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * Whom a dispute concerns: the members of the settlement, as it was, and the arbiter. To anybody
 * else but operators, who may look, there is no such thing.
 */
@ApplicationScoped
class DisputeAccess {

    private final DisputeSql disputes;

    DisputeAccess(DisputeSql disputes) {
        this.disputes = disputes;
    }

    Uni<Void> requireSight(SqlClient client, UUID id, Optional<PartnerId> viewer) {
        return viewer.map(partner -> requireConcerned(client, id, partner))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    Uni<Void> requireConcerned(SqlClient client, UUID id, PartnerId partner) {
        return isMember(client, id, partner).replaceWithVoid();
    }

    Uni<Void> requireMember(SqlClient client, UUID id, PartnerId partner) {
        return isMember(client, id, partner)
                .invoke(isMember -> {
                    if (!isMember) {
                        throw ProblemException.of(
                                CommonProblem.FORBIDDEN,
                                "This is for the members of the settlement.");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Boolean> isMember(SqlClient client, UUID id, PartnerId partner) {
        return disputes.concerns(client, id, partner)
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("dispute")));
    }

    static Dispute present(Optional<Dispute> found) {
        return found.orElseThrow(() -> ProblemException.notFound("dispute"));
    }
}
