package io.tandem.team.settlement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.settlement.model.SettlementState;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Takes members' word that nobody need wait for the end of the objection window. */
@ApplicationScoped
class ConsentService {

    private final SettlementSql settlements;
    private final Clock clock;

    ConsentService(SettlementSql settlements, Clock clock) {
        this.settlements = settlements;
        this.clock = clock;
    }

    /** What is posted or has been consented to before stays as it is. */
    Uni<Settlement> consent(SqlConnection connection, UUID id, PartnerId member) {
        return settlements
                .lock(connection, id)
                .map(SettlementService::present)
                .invoke(settlement -> {
                    if (!settlement.members().contains(member)) {
                        throw ProblemException.notFound("settlement");
                    }
                })
                .chain(settlement ->
                        settlement.state() instanceof SettlementState.Calculated
                                        && !settlement.consents().contains(member)
                                ? consent(connection, settlement, member)
                                : Uni.createFrom().item(settlement));
    }

    private Uni<Settlement> consent(
            SqlConnection connection, Settlement settlement, PartnerId member) {
        return settlements
                .consent(connection, settlement.id(), member, clock.instant())
                .chain(() -> settlements.find(connection, settlement.id()))
                .map(SettlementService::present)
                .call(consented ->
                        settlements.consented(
                                connection,
                                settlement.id(),
                                clock.instant(),
                                consented.isUnanimous()))
                .chain(() -> settlements.find(connection, settlement.id()))
                .map(SettlementService::present);
    }
}
