package io.tandem.team.agreement;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.tandem.team.agreement.model.AgreementState;
import io.tandem.team.roster.RosterSql;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/**
 * Puts on record that proposals have expired. They have by then, whoever looks: this is the change
 * of their version that followers can see. Any replica may do it.
 */
@ApplicationScoped
class ExpiryService {

    private final AgreementSql agreements;
    private final RosterSql roster;
    private final Pool pool;
    private final Clock clock;

    ExpiryService(AgreementSql agreements, RosterSql roster, Pool pool, Clock clock) {
        this.agreements = agreements;
        this.roster = roster;
        this.pool = pool;
        this.clock = clock;
    }

    @Scheduled(
            every = "${tandem.agreement.expire-every:1m}",
            identity = "proposal-expiry",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> expireAll() {
        return expireOne()
                .chain(more -> more ? expireAll() : Uni.createFrom().voidItem())
                .onFailure()
                .invoke(e -> Log.warnf("Proposals expire later: %s", e.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    /** Expires one proposal; false when none is due. */
    Uni<Boolean> expireOne() {
        return pool.withTransaction(connection ->
                agreements
                        .firstDue(connection, clock.instant())
                        .chain(due ->
                                due.map(agreement ->
                                                expire(connection, agreement).replaceWith(true))
                                        .orElseGet(() -> Uni.createFrom().item(false))));
    }

    /** With the team's turn, as everything that changes an agreement; by then it may be decided. */
    private Uni<Void> expire(SqlConnection connection, Agreement due) {
        return roster.lockedLead(connection, due.team())
                .chain(() -> agreements.find(connection, due.id()))
                .chain(found ->
                        found.map(Agreement::state).orElse(due.state())
                                        instanceof AgreementState.Expired expired
                                ? agreements.becomeFrom(connection, due.id(), "PROPOSED", expired)
                                : Uni.createFrom().voidItem());
    }
}
