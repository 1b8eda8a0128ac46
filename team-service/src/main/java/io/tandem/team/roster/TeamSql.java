package io.tandem.team.roster;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.team.roster.TeamView.MemberView;
import io.tandem.team.roster.model.LeadWay;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Teams and who is on them, as their members see them. */
@ApplicationScoped
class TeamSql {

    private static final String TEAM = "team";

    private static final String COLUMNS =
            """
            select t.id, t.name, t.version, t.created_at, l.partner_id, l.way, l.since,
                   case when s.id is not null then l.successor_id end as successor_id
            from team t
            join lateral (select * from lead_tenure where team_id = t.id order by n desc limit 1) l
                on true
            left join membership s on s.team_id = t.id and s.partner_id = l.successor_id
                and s.left_at is null
            """;

    private static final String FIND = COLUMNS + " where t.id = $1";

    /** All teams, or those that a partner is on. */
    private static final String LIST =
            COLUMNS
                    + """
                    where t.id > $1
                      and ($2::uuid is null or exists (
                            select 1 from membership m where m.team_id = t.id
                              and m.partner_id = $2 and m.left_at is null))
                    order by t.id
                    limit $3
                    """;

    private static final String PRESENT =
            """
            select team_id, partner_id, joined_at from membership
            where team_id = any($1) and left_at is null
            order by id
            """;

    private static final String FOUND =
            """
            with founded as (
                insert into team (id, name, lead_id, version, created_at)
                values ($1, $2, $3, 1, $4)),
            led as (
                insert into lead_tenure (team_id, n, partner_id, way, decided_by, since)
                values ($1, 1, $3, 'FOUNDED', $3, $4))
            insert into membership (id, team_id, partner_id, joined_at) values ($5, $1, $3, $4)
            """;

    private static final String STAYS =
            """
            select id, partner_id, joined_at, left_at, ended_as from membership
            where team_id = $1 and id > $2
            order by id
            limit $3
            """;

    private final RosterSql roster;

    TeamSql(RosterSql roster) {
        this.roster = roster;
    }

    Uni<Void> found(
            SqlConnection connection,
            UUID team,
            String name,
            PartnerId lead,
            UUID membership,
            Instant at) {
        return connection
                .preparedQuery(FOUND)
                .execute(
                        Tuple.of(team, name, lead.value(), at.atOffset(ZoneOffset.UTC), membership))
                .replaceWithVoid();
    }

    Uni<TeamView> get(SqlClient client, TeamId team) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(team.value()))
                .chain(rows -> withMembers(client, rows))
                .map(found ->
                        found.stream()
                                .findFirst()
                                .orElseThrow(() -> ProblemException.notFound(TEAM)));
    }

    Uni<List<TeamView>> list(SqlClient client, Optional<PartnerId> of, UUID after, int limit) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(after, of.map(PartnerId::value).orElse(null), limit))
                .chain(rows -> withMembers(client, rows));
    }

    Uni<List<MembershipView>> stays(SqlClient client, TeamId team, UUID after, int limit) {
        return client.preparedQuery(STAYS)
                .execute(Tuple.of(team.value(), after, limit))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(TeamSql::stay)
                                .toList());
    }

    /** There is no such team for who is not on it; an operator comes without a partner. */
    Uni<Void> requireVisible(SqlConnection connection, TeamId team, Optional<PartnerId> viewer) {
        return viewer.map(partner ->
                        roster.members(connection, team).map(members -> members.contains(partner)))
                .orElseGet(() -> roster.lead(connection, team).map(Optional::isPresent))
                .invoke(visible -> {
                    if (!visible) {
                        throw ProblemException.notFound(TEAM);
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<List<TeamView>> withMembers(SqlClient client, Iterable<Row> teams) {
        List<Row> rows = StreamSupport.stream(teams.spliterator(), false).toList();
        UUID[] ids = rows.stream().map(row -> row.getUUID("id")).toArray(UUID[]::new);
        return client.preparedQuery(PRESENT)
                .execute(Tuple.tuple().addArrayOfUUID(ids))
                .map(present -> {
                    Map<UUID, List<MemberView>> members =
                            StreamSupport.stream(present.spliterator(), false)
                                    .collect(
                                            Collectors.groupingBy(
                                                    row -> row.getUUID("team_id"),
                                                    Collectors.mapping(
                                                            TeamSql::member, Collectors.toList())));
                    return rows.stream()
                            .map(row ->
                                    team(row, members.getOrDefault(row.getUUID("id"), List.of())))
                            .toList();
                });
    }

    private static TeamView team(Row row, List<MemberView> members) {
        return new TeamView(
                row.getUUID("id"),
                row.getString("name"),
                members.isEmpty() ? null : row.getUUID("partner_id"),
                LeadWay.valueOf(row.getString("way")),
                instant(row, "since"),
                row.getUUID("successor_id"),
                members,
                row.getLong("version"),
                instant(row, "created_at"));
    }

    private static MemberView member(Row row) {
        return new MemberView(row.getUUID("partner_id"), instant(row, "joined_at"));
    }

    private static MembershipView stay(Row row) {
        return new MembershipView(
                row.getUUID("id"),
                row.getUUID("partner_id"),
                instant(row, "joined_at"),
                instant(row, "left_at"),
                row.getString("ended_as"));
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }
}
