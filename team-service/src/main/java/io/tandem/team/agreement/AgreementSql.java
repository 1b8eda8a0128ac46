package io.tandem.team.agreement;

import io.smallrye.mutiny.Uni;
import io.tandem.team.agreement.model.AgreementId;
import io.tandem.team.agreement.model.AgreementState;
import io.tandem.team.agreement.model.MemberSignature;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import io.tandem.team.split.model.Digest;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Agreements, their members and signatures. */
@ApplicationScoped
class AgreementSql {

    private static final String COLUMNS =
            """
            select id, team_id, drafted_by, state, terms, digest, effective_from, last_period,
                   expires_at, decided_by, decided_at, decided_reason, newcomers, version,
                   created_at
            from agreement
            """;

    private static final String FIND = COLUMNS + " where id = $1";

    /** For a member of the team and an operator all of them, for anybody else those with a part. */
    private static final String LIST =
            COLUMNS
                    + """
                    where team_id = $1 and id > $2
                      and ($3::uuid is null or exists (
                            select 1 from agreement_member m
                            where m.agreement_id = agreement.id and m.partner_id = $3))
                    order by id
                    limit $4
                    """;

    private static final String ACTIVE = COLUMNS + " where team_id = $1 and state = 'ACTIVE'";

    private static final String IN_FORCE =
            COLUMNS
                    + """
                    where team_id = $1 and state in ('ACTIVE', 'SUPERSEDED', 'TERMINATED')
                      and effective_from <= $2
                      and (last_period is null or coalesce(pools_until, last_period) >= $2)
                    """;

    /** The proposal that has been due for longest to be put down as expired. */
    private static final String FIRST_DUE =
            COLUMNS
                    + """
                    where state = 'PROPOSED' and expires_at <= $1
                    order by expires_at
                    limit 1
                    """;

    /** Of a proposal only those of keys that are not revoked; else those that made it active. */
    private static final String SIGNATURES =
            """
            select s.agreement_id, s.partner_id, s.key_id, k.public_key, s.digest, s.signature,
                   s.signed_at, s.simulation_digest
            from agreement_signature s
            join signing_key k on k.id = s.key_id
            join agreement a on a.id = s.agreement_id
            where s.agreement_id = any($1)
              and (s.bound or a.state in ('PROPOSED', 'EXPIRED') and k.revoked_at is null)
            order by s.agreement_id, s.partner_id
            """;

    private static final String INSERT =
            """
            insert into agreement (id, team_id, drafted_by, state, terms, digest, effective_from,
                                   version, created_at)
            values ($1, $2, $3, 'DRAFT', $4, $5, $6, 1, $7)
            """;

    private static final String REWRITE =
            """
            update agreement
            set terms = $2, digest = $3, effective_from = $4, version = version + 1
            where id = $1 and state = 'DRAFT'
            """;

    private static final String BECOME =
            """
            update agreement
            set state = $2, last_period = $3, expires_at = $4, decided_by = $5, decided_at = $6,
                decided_reason = $7, version = version + 1
            where id = $1 and ($8::text is null or state = $8)
            """;

    private static final String FORGET_MEMBERS =
            """
            delete from agreement_member where agreement_id = $1
            """;

    private static final String INSERT_MEMBERS =
            """
            insert into agreement_member (agreement_id, partner_id, pooled_share_ppm)
            select $1, partner_id, ppm from unnest($2::uuid[], $3::int[]) as m (partner_id, ppm)
            """;

    private static final String INSERT_SIGNATURE =
            """
            insert into agreement_signature
                (agreement_id, key_id, partner_id, digest, signature, signed_at,
                 simulation_digest)
            values ($1, $2, $3, $4, $5, $6, $7)
            """;

    private static final String BIND_SIGNATURES =
            """
            update agreement_signature set bound = true
            where agreement_id = $1 and key_id = any($2)
            """;

    private static final String IS_PARTY =
            """
            select 1 from agreement a join agreement_member m on m.agreement_id = a.id
            where a.team_id = $1 and m.partner_id = $2
            limit 1
            """;

    private final AgreementRows rows;

    AgreementSql(AgreementRows rows) {
        this.rows = rows;
    }

    Uni<Optional<Agreement>> find(SqlClient client, AgreementId id) {
        return read(client, FIND, Tuple.of(id.value())).map(found -> found.stream().findFirst());
    }

    Uni<List<Agreement>> list(
            SqlClient client, TeamId team, UUID after, Optional<PartnerId> onlyOf, int limit) {
        return read(
                client,
                LIST,
                Tuple.of(team.value(), after, onlyOf.map(PartnerId::value).orElse(null), limit));
    }

    Uni<Optional<Agreement>> firstDue(SqlClient client, Instant now) {
        return read(client, FIRST_DUE, Tuple.of(utc(now))).map(found -> found.stream().findFirst());
    }

    /** The agreement of the team that binds for a time without end, if there is one. */
    Uni<Optional<Agreement>> active(SqlClient client, TeamId team) {
        return read(client, ACTIVE, Tuple.of(team.value()))
                .map(found -> found.stream().findFirst());
    }

    /** The agreement of the team that rules the period, or whose tail lasts into it. */
    Uni<Optional<Agreement>> inForce(SqlClient client, TeamId team, YearMonth period) {
        return read(client, IN_FORCE, Tuple.of(team.value(), period.toString()))
                .map(found -> found.stream().findFirst());
    }

    Uni<Boolean> isParty(SqlClient client, TeamId team, PartnerId partner) {
        return client.preparedQuery(IS_PARTY)
                .execute(Tuple.of(team.value(), partner.value()))
                .map(found -> found.size() > 0);
    }

    Uni<Void> insert(SqlConnection connection, Agreement draft) {
        return connection
                .preparedQuery(INSERT)
                .execute(
                        Tuple.from(
                                List.of(
                                        draft.id().value(),
                                        draft.team().value(),
                                        draft.draftedBy().value(),
                                        draft.canonical(),
                                        draft.digest().hex(),
                                        draft.terms().effectiveFrom().toString(),
                                        draft.createdAt().atOffset(ZoneOffset.UTC))))
                .chain(() -> insertMembers(connection, draft));
    }

    /** Writes a draft's terms anew. The caller has the team's turn and has seen that it is one. */
    Uni<Void> rewrite(SqlConnection connection, Agreement draft) {
        return connection
                .preparedQuery(REWRITE)
                .execute(
                        Tuple.of(
                                draft.id().value(),
                                draft.canonical(),
                                draft.digest().hex(),
                                draft.terms().effectiveFrom().toString()))
                .chain(() ->
                        connection
                                .preparedQuery(FORGET_MEMBERS)
                                .execute(Tuple.of(draft.id().value())))
                .chain(() -> insertMembers(connection, draft));
    }

    private static Uni<Void> insertMembers(SqlConnection connection, Agreement draft) {
        var shares = draft.terms().pooledShares();
        return connection
                .preparedQuery(INSERT_MEMBERS)
                .execute(
                        Tuple.of(
                                draft.id().value(),
                                shares.keySet().stream().map(PartnerId::value).toArray(UUID[]::new),
                                shares.values().stream()
                                        .map(share -> share.ppm())
                                        .toArray(Integer[]::new)))
                .replaceWithVoid();
    }

    /** The agreement enters a state. The caller has the team's turn. */
    Uni<Void> become(SqlConnection connection, AgreementId id, AgreementState state) {
        return becomeFrom(connection, id, null, state);
    }

    /** The same, if its row says this state before; null for any. */
    Uni<Void> becomeFrom(
            SqlConnection connection, AgreementId id, String from, AgreementState state) {
        AgreementRows.StateColumns columns = AgreementRows.columns(state);
        return connection
                .preparedQuery(BECOME)
                .execute(
                        Tuple.from(
                                Arrays.asList(
                                        id.value(),
                                        StateNames.of(state),
                                        columns.lastPeriod().map(YearMonth::toString).orElse(null),
                                        columns.expiresAt().map(AgreementSql::utc).orElse(null),
                                        columns.decidedBy().map(PartnerId::value).orElse(null),
                                        columns.decidedAt().map(AgreementSql::utc).orElse(null),
                                        columns.reason().orElse(null),
                                        from)))
                .replaceWithVoid();
    }

    Uni<Void> insertSignature(SqlConnection connection, AgreementId id, MemberSignature signature) {
        return connection
                .preparedQuery(INSERT_SIGNATURE)
                .execute(
                        Tuple.from(
                                Arrays.asList(
                                        id.value(),
                                        signature.keyId(),
                                        signature.member().value(),
                                        signature.digest().hex(),
                                        signature.signature(),
                                        utc(signature.signedAt()),
                                        signature.simulation().map(Digest::hex).orElse(null))))
                .replaceWithVoid();
    }

    /** These are the signatures that make the agreement, whatever becomes of the keys. */
    Uni<Void> bindSignatures(SqlConnection connection, AgreementId id, List<UUID> keys) {
        return connection
                .preparedQuery(BIND_SIGNATURES)
                .execute(Tuple.of(id.value(), keys.toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    private Uni<List<Agreement>> read(SqlClient client, String sql, Tuple parameters) {
        return client.preparedQuery(sql)
                .execute(parameters)
                .chain(agreements -> {
                    UUID[] ids =
                            StreamSupport.stream(agreements.spliterator(), false)
                                    .map(row -> row.getUUID("id"))
                                    .toArray(UUID[]::new);
                    return client.preparedQuery(SIGNATURES)
                            .execute(Tuple.of(ids))
                            .chain(signatures ->
                                    client.preparedQuery(ExitSql.OF_AGREEMENTS)
                                            .execute(Tuple.of(ids))
                                            .map(exits ->
                                                    rows.agreements(
                                                            agreements, signatures, exits)));
                });
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
