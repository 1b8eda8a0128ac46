package io.tandem.team.roster;

import io.smallrye.mutiny.Uni;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The roster as features on the reactive client ask for it, within their own transaction. */
@ApplicationScoped
public class RosterSql {

    private static final String LEAD = "select lead_id from team where id = $1";

    private static final String LOCKED_LEAD = LEAD + " for update";

    private static final String MEMBERS =
            """
            select partner_id from membership where team_id = $1 and left_at is null
            """;

    private static final String BY_SENIORITY =
            """
            select partner_id from membership where team_id = $1 and left_at is null
            order by joined_at, id
            """;

    private static final String IS_INVITED =
            """
            select exists (select 1 from invitation
                where team_id = $1 and partner_id = $2 and state = 'PENDING' and expires_at > $3)
            """;

    private final Clock clock;

    RosterSql(Clock clock) {
        this.clock = clock;
    }

    /** The team's lead; of a team that nobody is on any more, its last. */
    public Uni<Optional<PartnerId>> lead(SqlConnection connection, TeamId team) {
        return lead(connection, LEAD, team);
    }

    /**
     * The team's lead, with the team's turn: whatever changes a team takes it before anything else
     * that it locks, so that no two wait for each other.
     */
    public Uni<Optional<PartnerId>> lockedLead(SqlConnection connection, TeamId team) {
        return lead(connection, LOCKED_LEAD, team);
    }

    /** Who is on the team now. */
    public Uni<SortedSet<PartnerId>> members(SqlConnection connection, TeamId team) {
        return connection
                .preparedQuery(MEMBERS)
                .execute(Tuple.of(team.value()))
                .map(rows -> {
                    SortedSet<PartnerId> members = new TreeSet<>();
                    rows.forEach(row -> members.add(new PartnerId(row.getUUID(0))));
                    return members;
                });
    }

    /** Who is on the team now, those who joined first first. */
    Uni<List<PartnerId>> bySeniority(SqlConnection connection, TeamId team) {
        return connection
                .preparedQuery(BY_SENIORITY)
                .execute(Tuple.of(team.value()))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> new PartnerId(row.<UUID>get(UUID.class, 0)))
                                .toList());
    }

    /** Whether the partner has an invitation to the team that it can still answer. */
    public Uni<Boolean> isInvited(SqlConnection connection, TeamId team, PartnerId partner) {
        return connection
                .preparedQuery(IS_INVITED)
                .execute(
                        Tuple.of(
                                team.value(),
                                partner.value(),
                                clock.instant().atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    private static Uni<Optional<PartnerId>> lead(
            SqlConnection connection, String sql, TeamId team) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(team.value()))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> new PartnerId(row.<UUID>get(UUID.class, 0)))
                                .findFirst());
    }
}
