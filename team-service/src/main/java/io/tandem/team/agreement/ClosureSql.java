package io.tandem.team.agreement;

import io.smallrye.mutiny.Uni;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

/** Where a partner is to be found when its account is suspended or closed. */
@ApplicationScoped
class ClosureSql {

    private static final String TEAMS =
            """
            select team_id from membership where partner_id = $1 and left_at is null
            union
            select team_id from invitation where partner_id = $1 and state = 'PENDING'
            union
            select a.team_id from agreement a
            join agreement_member m on m.agreement_id = a.id
            where m.partner_id = $1 and a.state = 'ACTIVE'
            order by team_id
            """;

    private static final String WITHDRAW =
            """
            update invitation set state = 'WITHDRAWN', decided_at = $3
            where team_id = $1 and partner_id = $2 and state = 'PENDING' and expires_at > $3
            """;

    Uni<List<TeamId>> teams(SqlClient client, PartnerId partner) {
        return client.preparedQuery(TEAMS)
                .execute(Tuple.of(partner.value()))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> new TeamId(row.getUUID("team_id")))
                                .toList());
    }

    Uni<Void> withdrawInvitations(
            SqlConnection connection, TeamId team, PartnerId partner, Instant now) {
        return connection
                .preparedQuery(WITHDRAW)
                .execute(Tuple.of(team.value(), partner.value(), now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}
