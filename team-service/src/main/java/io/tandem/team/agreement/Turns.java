package io.tandem.team.agreement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.team.agreement.model.AgreementId;
import io.tandem.team.roster.RosterSql;
import io.tandem.team.roster.model.PartnerId;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** Gives out the turn to change an agreement: it is its team's. */
@ApplicationScoped
class Turns {

    /** An agreement that nobody else changes until the transaction ends, and who is on its team. */
    record Held(Agreement agreement, PartnerId lead, Set<PartnerId> team) {

        /** Whether the partner leads the team, and is on it: who has left leads nothing. */
        boolean isLedBy(PartnerId partner) {
            return lead.equals(partner) && team.contains(partner);
        }
    }

    private final AgreementReader reader;
    private final RosterSql roster;

    Turns(AgreementReader reader, RosterSql roster) {
        this.reader = reader;
        this.roster = roster;
    }

    /**
     * Finds the agreement as the viewer may see it (an operator comes without a partner), takes the
     * turn, and reads it as it then is.
     */
    Uni<Held> take(SqlConnection connection, AgreementId id, Optional<PartnerId> viewer) {
        return reader.visible(connection, id, viewer)
                .chain(seen ->
                        roster.lockedLead(connection, seen.team())
                                .map(lead ->
                                        lead.orElseThrow(() -> ProblemException.notFound("team"))))
                .chain(lead ->
                        reader.visible(connection, id, viewer)
                                .chain(agreement ->
                                        roster.members(connection, agreement.team())
                                                .map(team -> new Held(agreement, lead, team))));
    }
}
