package io.tandem.team.roster;

import io.smallrye.mutiny.Uni;
import io.tandem.team.roster.model.LeadWay;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.Succession;
import io.tandem.team.roster.model.TeamId;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Who leads a team and who has, and whom its members want. Writers have the team's turn. */
@ApplicationScoped
class LeadSql {

    /** The present tenure. */
    record Tenure(PartnerId lead, LeadWay way, Optional<PartnerId> successor) {}

    private static final String PRESENT =
            """
            select partner_id, way, successor_id from lead_tenure
            where team_id = $1 order by n desc limit 1
            """;

    private static final String BEGIN =
            """
            with begun as (
                insert into lead_tenure (team_id, n, partner_id, way, decided_by, since)
                select $1, coalesce(max(n), 0) + 1, $2::uuid, $3::text, $4::uuid, $5::timestamptz
                from lead_tenure where team_id = $1
                returning team_id)
            update team set lead_id = $2, version = version + 1
            where id in (select team_id from begun)
            """;

    private static final String NAME =
            """
            with named as (
                update lead_tenure set successor_id = $2, successor_named_at = $3
                where team_id = $1 and n = (select max(n) from lead_tenure where team_id = $1)
                returning team_id)
            update team set version = version + 1 where id in (select team_id from named)
            """;

    private static final String VOTE =
            """
            insert into lead_vote (team_id, voter_id, candidate_id, voted_at)
            values ($1, $2, $3, $4)
            on conflict (team_id, voter_id) do update set
                candidate_id = excluded.candidate_id, voted_at = excluded.voted_at
            """;

    /** The ballots that count: both are on the team. */
    private static final String VOTES =
            """
            select v.voter_id, v.candidate_id, v.voted_at from lead_vote v
            where v.team_id = $1
              and exists (select 1 from membership m where m.team_id = v.team_id
                    and m.partner_id = v.voter_id and m.left_at is null)
              and exists (select 1 from membership m where m.team_id = v.team_id
                    and m.partner_id = v.candidate_id and m.left_at is null)
            order by v.voted_at, v.voter_id
            """;

    private static final String END_STAY =
            """
            with ended as (
                update membership set left_at = $3, ended_as = $4, ended_by = $5
                where team_id = $1 and partner_id = $2 and left_at is null
                returning team_id)
            update team set version = version + 1 where id in (select team_id from ended)
            """;

    Uni<Tenure> present(SqlClient client, TeamId team) {
        return client.preparedQuery(PRESENT)
                .execute(Tuple.of(team.value()))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    return new Tenure(
                            new PartnerId(row.getUUID("partner_id")),
                            LeadWay.valueOf(row.getString("way")),
                            Optional.ofNullable(row.getUUID("successor_id")).map(PartnerId::new));
                });
    }

    Uni<Void> begin(
            SqlConnection connection,
            TeamId team,
            Succession.Choice choice,
            Optional<PartnerId> decidedBy,
            Instant at) {
        return connection
                .preparedQuery(BEGIN)
                .execute(
                        Tuple.from(
                                Arrays.asList(
                                        team.value(),
                                        choice.lead().value(),
                                        choice.way().name(),
                                        decidedBy.map(PartnerId::value).orElse(null),
                                        utc(at))))
                .replaceWithVoid();
    }

    Uni<Void> name(
            SqlConnection connection, TeamId team, Optional<PartnerId> successor, Instant at) {
        return connection
                .preparedQuery(NAME)
                .execute(
                        Tuple.of(
                                team.value(),
                                successor.map(PartnerId::value).orElse(null),
                                utc(at)))
                .replaceWithVoid();
    }

    Uni<Void> vote(
            SqlConnection connection,
            TeamId team,
            PartnerId voter,
            PartnerId candidate,
            Instant at) {
        return connection
                .preparedQuery(VOTE)
                .execute(Tuple.of(team.value(), voter.value(), candidate.value(), utc(at)))
                .replaceWithVoid();
    }

    Uni<List<LeadVoteView>> votes(SqlClient client, TeamId team) {
        return client.preparedQuery(VOTES)
                .execute(Tuple.of(team.value()))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row ->
                                        new LeadVoteView(
                                                row.getUUID("voter_id"),
                                                row.getUUID("candidate_id"),
                                                row.getOffsetDateTime("voted_at").toInstant()))
                                .toList());
    }

    Uni<Void> endStay(
            SqlConnection connection,
            TeamId team,
            PartnerId partner,
            String as,
            Optional<PartnerId> by,
            Instant at) {
        return connection
                .preparedQuery(END_STAY)
                .execute(
                        Tuple.from(
                                Arrays.asList(
                                        team.value(),
                                        partner.value(),
                                        utc(at),
                                        as,
                                        by.map(PartnerId::value).orElse(null))))
                .replaceWithVoid();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
