package io.tandem.team.agreement;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tandem.team.roster.Commitments;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Tells the roster which agreements hold a member. */
@ApplicationScoped
class CommitmentRepository implements Commitments {

    private static final String BINDING =
            """
            select a.id
            from agreement a
            join agreement_member m on m.agreement_id = a.id
            left join agreement_exit e
                on e.agreement_id = m.agreement_id and e.partner_id = m.partner_id
            where a.team_id = $1 and m.partner_id = $2
              and a.state in ('ACTIVE', 'SUPERSEDED', 'TERMINATED')
              and coalesce(least(a.last_period, e.last_period) >= $3, true)
              and (a.last_period is null or a.last_period >= a.effective_from)
            order by a.id
            """;

    private static final String REJOIN_FROM =
            """
            select max(e.rejoin_from)
            from agreement_exit e
            join agreement a on a.id = e.agreement_id
            where a.team_id = ?1 and e.partner_id = ?2
            """;

    private final Clock clock;

    CommitmentRepository(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Uni<Optional<Instant>> mayRejoinFrom(UUID team, UUID partner) {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(REJOIN_FROM, Instant.class)
                                .setParameter(1, team)
                                .setParameter(2, partner)
                                .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    @Override
    public Uni<List<UUID>> binding(SqlConnection connection, TeamId team, PartnerId partner) {
        YearMonth present = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        return connection
                .preparedQuery(BINDING)
                .execute(Tuple.of(team.value(), partner.value(), present.toString()))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> row.getUUID("id"))
                                .toList());
    }
}
