package io.tandem.team.simulation;

import io.smallrye.mutiny.Uni;
import io.tandem.team.agreement.Simulations;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import io.tandem.team.split.model.Digest;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Simulations, each once per team and digest. */
@ApplicationScoped
class SimulationSql implements Simulations {

    private static final String COLUMNS =
            """
            select id, team_id, digest, terms_digest, members, first_period, last_period, content,
                   as_of, created_by, created_at
            from simulation
            """;

    private static final String FIND = COLUMNS + " where team_id = $1 and digest = $2";

    /**
     * For a member of the team and an operator all of them, for anybody else those that name it.
     */
    private static final String LIST =
            COLUMNS
                    + """
                    where team_id = $1 and id > $2 and ($3::uuid is null or $3 = any(members))
                    order by id
                    limit $4
                    """;

    private static final String COUNT = "select count(*) from simulation where team_id = $1";

    private static final String IS_NAMED =
            """
            select exists (select 1 from simulation where team_id = $1 and $2 = any(members))
            """;

    private static final String FORGET =
            """
            delete from simulation where team_id = $1 and not attached and created_at < $2
            """;

    private static final String INSERT =
            """
            insert into simulation (id, team_id, digest, terms_digest, members, first_period,
                                    last_period, content, as_of, created_by, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """;

    private static final String ATTACH =
            """
            update simulation set attached = true
            where team_id = $1 and terms_digest = $2 and digest = $3
            """;

    Uni<Optional<StoredSimulation>> find(SqlClient client, TeamId team, Digest digest) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(team.value(), digest.hex()))
                .map(rows -> simulations(rows).stream().findFirst());
    }

    Uni<List<StoredSimulation>> list(
            SqlClient client, TeamId team, UUID after, Optional<PartnerId> onlyOf, int limit) {
        return client.preparedQuery(LIST)
                .execute(
                        Tuple.of(
                                team.value(),
                                after,
                                onlyOf.map(PartnerId::value).orElse(null),
                                limit))
                .map(SimulationSql::simulations);
    }

    /** Whether any of the team's simulations names the partner. */
    Uni<Boolean> isNamed(SqlClient client, TeamId team, PartnerId partner) {
        return client.preparedQuery(IS_NAMED)
                .execute(Tuple.of(team.value(), partner.value()))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    Uni<Long> count(SqlConnection connection, TeamId team) {
        return connection
                .preparedQuery(COUNT)
                .execute(Tuple.of(team.value()))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Those that no signature names and that are older. */
    Uni<Void> forget(SqlConnection connection, TeamId team, Instant before) {
        return connection
                .preparedQuery(FORGET)
                .execute(Tuple.of(team.value(), before.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<Void> insert(SqlConnection connection, StoredSimulation simulation) {
        return connection
                .preparedQuery(INSERT)
                .execute(
                        Tuple.from(
                                List.of(
                                        simulation.id(),
                                        simulation.team().value(),
                                        simulation.digest().hex(),
                                        simulation.termsDigest().hex(),
                                        simulation.members().stream()
                                                .sorted()
                                                .map(PartnerId::value)
                                                .toArray(UUID[]::new),
                                        simulation.from().toString(),
                                        simulation.to().toString(),
                                        simulation.canonical(),
                                        simulation.asOf().atOffset(ZoneOffset.UTC),
                                        simulation.createdBy().value(),
                                        simulation.createdAt().atOffset(ZoneOffset.UTC))))
                .replaceWithVoid();
    }

    @Override
    public Uni<Boolean> attach(
            SqlConnection connection, TeamId team, Digest terms, Digest simulation) {
        return connection
                .preparedQuery(ATTACH)
                .execute(Tuple.of(team.value(), terms.hex(), simulation.hex()))
                .map(rows -> rows.rowCount() > 0);
    }

    private static List<StoredSimulation> simulations(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(SimulationSql::simulation)
                .toList();
    }

    private static StoredSimulation simulation(Row row) {
        return new StoredSimulation(
                row.getUUID("id"),
                new TeamId(row.getUUID("team_id")),
                new Digest(row.getString("digest")),
                new Digest(row.getString("terms_digest")),
                Arrays.stream(row.getArrayOfUUIDs("members"))
                        .map(PartnerId::new)
                        .collect(Collectors.toSet()),
                YearMonth.parse(row.getString("first_period")),
                YearMonth.parse(row.getString("last_period")),
                row.getString("content"),
                row.getOffsetDateTime("as_of").toInstant(),
                new PartnerId(row.getUUID("created_by")),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
