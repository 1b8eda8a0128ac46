package io.tandem.team.agreement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.team.TeamProblem;
import io.tandem.team.agreement.model.AgreementState;
import io.tandem.team.agreement.model.Standing;
import io.tandem.team.roster.model.PartnerId;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Tells the caller what keeps an agreement from binding. */
@ApplicationScoped
class Obstacles {

    private final StandingSql standings;

    Obstacles(StandingSql standings) {
        this.standings = standings;
    }

    /** What the agreement meets now, if nothing stands in its way. */
    Uni<Standing> requireNone(SqlConnection connection, Agreement agreement) {
        return standings
                .standing(connection, agreement.team(), agreement.terms())
                .invoke(standing ->
                        standing.obstacle(agreement.terms())
                                .ifPresent(obstacle -> {
                                    throw problem(obstacle);
                                }));
    }

    static ProblemException wrongState(AgreementState state) {
        return refusal(TeamProblem.AGREEMENT_STATE).with("state", StateNames.of(state));
    }

    private static ProblemException problem(Standing.Obstacle obstacle) {
        return switch (obstacle) {
            case Standing.Obstacle.NotOnTheTeam(List<PartnerId> partners) ->
                    refusal(TeamProblem.NOT_ON_THE_TEAM).with("partners", values(partners));
            case Standing.Obstacle.NoSuchPredecessor _ ->
                    refusal(TeamProblem.PREDECESSOR_NOT_ACTIVE);
            case Standing.Obstacle.BeforePredecessor(var from) ->
                    refusal(TeamProblem.EFFECTIVE_TOO_EARLY).with("notBefore", from);
            case Standing.Obstacle.ReachesSettledPeriod(var last) ->
                    refusal(TeamProblem.EFFECTIVE_TOO_EARLY).with("notBefore", last.plusMonths(1));
            case Standing.Obstacle.AnotherRules(var other) ->
                    refusal(TeamProblem.ANOTHER_AGREEMENT_RULES).with("agreementId", other.value());
            case Standing.Obstacle.PooledTwice(List<PartnerId> partners) ->
                    refusal(TeamProblem.SCOPES_OVERLAP).with("partners", values(partners));
        };
    }

    private static ProblemException refusal(TeamProblem problem) {
        return ProblemException.of(problem, problem.explanation());
    }

    private static List<UUID> values(List<PartnerId> partners) {
        return partners.stream().map(PartnerId::value).toList();
    }
}
