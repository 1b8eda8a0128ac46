package io.tandem.team.agreement;

import io.smallrye.mutiny.Uni;
import io.tandem.team.agreement.model.AgreementId;
import io.tandem.team.roster.model.PartnerId;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** When an agreement was proposed and became binding, for whom, and how long it goes on. */
@ApplicationScoped
class MilestoneSql {

    private static final String PROPOSED =
            """
            update agreement set proposed_by = $2, proposed_at = $3 where id = $1
            """;

    /** Newcomers are whom the version that it amends does not bind by then. */
    private static final String ACTIVATED =
            """
            update agreement a set activated_at = $2, newcomers = array(
                select m.partner_id from agreement_member m
                where m.agreement_id = a.id and not exists (
                    select 1 from agreement p
                    join agreement_member pm on pm.agreement_id = p.id
                    where p.team_id = a.team_id and p.id <> a.id
                      and p.digest = (a.terms::jsonb) ->> 'predecessor' and p.state = 'SUPERSEDED'
                      and pm.partner_id = m.partner_id
                      and not exists (select 1 from agreement_exit e
                            where e.agreement_id = p.id and e.partner_id = m.partner_id))
                order by m.partner_id)
            where a.id = $1
            """;

    /** What has come in its place ends a tail. */
    private static final String CUT_TAIL =
            """
            update agreement set pools_until = $2, version = version + 1
            where team_id = (select team_id from agreement where id = $1) and id <> $1
              and state = 'TERMINATED' and pools_until > $2
            """;

    private static final String TAIL =
            """
            update agreement set pools_until = $2 where id = $1 and last_period >= effective_from
            """;

    Uni<Void> proposed(SqlConnection connection, AgreementId id, PartnerId by, Instant at) {
        return connection
                .preparedQuery(PROPOSED)
                .execute(Tuple.of(id.value(), by.value(), at.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<Void> activated(SqlConnection connection, AgreementId id, YearMonth from, Instant at) {
        return connection
                .preparedQuery(ACTIVATED)
                .execute(Tuple.of(id.value(), at.atOffset(ZoneOffset.UTC)))
                .chain(() ->
                        connection
                                .preparedQuery(CUT_TAIL)
                                .execute(Tuple.of(id.value(), from.minusMonths(1).toString())))
                .replaceWithVoid();
    }

    /** Its tail lasts until then; one that ended before it began has none. */
    Uni<Void> tail(SqlConnection connection, AgreementId id, YearMonth until) {
        return connection
                .preparedQuery(TAIL)
                .execute(Tuple.of(id.value(), until.toString()))
                .replaceWithVoid();
    }
}
