package io.tandem.team.agreement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.team.TeamProblem;
import io.tandem.team.agreement.model.AgreementId;
import io.tandem.team.agreement.model.PublicKey;
import io.tandem.team.roster.model.PartnerId;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Keys, past and present. */
@ApplicationScoped
class SigningKeySql {

    private static final String UNIQUE_VIOLATION = "23505";

    private static final String INSERT =
            """
            insert into signing_key
                (id, partner_id, public_key, registered_at, predecessor_id, endorsement)
            values ($1, $2, $3, $4, $5, $6)
            """;

    private static final String FIND =
            """
            select id, partner_id, public_key, registered_at, predecessor_id, endorsement,
                   rotated_at, revoked_at
            from signing_key
            where id = $1 and partner_id = $2
            """;

    /** Shared: a key can sign many agreements at a time, but is revoked before or after. */
    private static final String FIND_TO_SIGN = FIND + " for share";

    private static final String FIND_TO_REVOKE = FIND + " for update";

    private static final String LIST =
            """
            select id, partner_id, public_key, registered_at, predecessor_id, endorsement,
                   rotated_at, revoked_at
            from signing_key
            where partner_id = $1 and id > $2
            order by id
            limit $3
            """;

    /** The keys that signed an agreement, each with those in whose place it stands. */
    private static final String OF_AGREEMENT =
            """
            with recursive chain as (
                select k.* from signing_key k
                join agreement_signature s on s.key_id = k.id
                where s.agreement_id = $1
                union
                select k.* from signing_key k join chain c on k.id = c.predecessor_id)
            select id, partner_id, public_key, registered_at, predecessor_id, endorsement,
                   rotated_at, revoked_at
            from chain
            order by partner_id, id
            """;

    private static final String ROTATE =
            """
            update signing_key set rotated_at = $2 where id = $1
            """;

    private static final String REVOKE =
            """
            update signing_key set revoked_at = $2 where id = $1
            """;

    Uni<Void> insert(SqlConnection connection, SigningKey key) {
        return connection
                .preparedQuery(INSERT)
                .execute(
                        Tuple.of(
                                key.id(),
                                key.owner().value(),
                                key.key().base64(),
                                key.registeredAt().atOffset(ZoneOffset.UTC),
                                key.origin().map(SigningKey.Origin::predecessorId).orElse(null),
                                key.origin().map(SigningKey.Origin::endorsement).orElse(null)))
                .onFailure(SigningKeySql::isTaken)
                .transform(_ ->
                        ProblemException.of(
                                TeamProblem.SIGNING_KEY_TAKEN,
                                TeamProblem.SIGNING_KEY_TAKEN.explanation()))
                .replaceWithVoid();
    }

    /** The partner's key, which cannot be revoked until this transaction ends. */
    Uni<Optional<SigningKey>> toSign(SqlConnection connection, UUID id, PartnerId owner) {
        return find(connection, FIND_TO_SIGN, id, owner);
    }

    Uni<Optional<SigningKey>> toRevoke(SqlConnection connection, UUID id, PartnerId owner) {
        return find(connection, FIND_TO_REVOKE, id, owner);
    }

    Uni<Void> rotate(SqlConnection connection, UUID id, Instant at) {
        return connection
                .preparedQuery(ROTATE)
                .execute(Tuple.of(id, at.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<Void> revoke(SqlConnection connection, UUID id, Instant at) {
        return connection
                .preparedQuery(REVOKE)
                .execute(Tuple.of(id, at.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<List<SigningKey>> list(SqlClient client, PartnerId owner, UUID after, int limit) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(owner.value(), after, limit))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(SigningKeySql::key)
                                .toList());
    }

    Uni<List<SigningKey>> ofAgreement(SqlClient client, AgreementId agreement) {
        return client.preparedQuery(OF_AGREEMENT)
                .execute(Tuple.of(agreement.value()))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(SigningKeySql::key)
                                .toList());
    }

    private static Uni<Optional<SigningKey>> find(
            SqlConnection connection, String sql, UUID id, PartnerId owner) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(id, owner.value()))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(SigningKeySql::key)
                                .findFirst());
    }

    private static SigningKey key(Row row) {
        return new SigningKey(
                row.getUUID("id"),
                new PartnerId(row.getUUID("partner_id")),
                new PublicKey(row.getString("public_key")),
                row.getOffsetDateTime("registered_at").toInstant(),
                Optional.ofNullable(row.getUUID("predecessor_id"))
                        .map(id -> new SigningKey.Origin(id, row.getString("endorsement"))),
                instant(row, "rotated_at"),
                instant(row, "revoked_at"));
    }

    private static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof PgException pg && UNIQUE_VIOLATION.equals(pg.getSqlState());
    }
}
