package io.tandem.referral.binding;

import io.smallrye.mutiny.Uni;
import io.tandem.referral.binding.model.ClaimId;
import io.tandem.referral.binding.model.RefusalReason;
import io.tandem.referral.binding.model.Refused;
import io.tandem.referral.binding.model.UserKey;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The table {@code refusal}. */
@ApplicationScoped
class RefusalSql {

    /** A refusal that holds. */
    record Holding(UUID id, RefusalReason reason) {}

    /** A refusal to keep. */
    record Fresh(UUID id, Refused refused) {}

    /** Which refusals are asked for; what is empty does not narrow. */
    record Selection(Optional<String> programme, Optional<UUID> partner, UUID after, int limit) {}

    private static final String HOLDING =
            """
            select refusal.claim_id, refusal.id, refusal.reason
            from unnest($1::text[], $2::text[]) as asked (programme, user_id)
            join claim on claim.programme = asked.programme and claim.user_id = asked.user_id
            join refusal on refusal.claim_id = claim.id and refusal.withdrawn_at is null
            """;

    private static final String WITHDRAW =
            """
            update refusal set withdrawn_at = $2 where claim_id = any ($1) and withdrawn_at is null
            """;

    private static final String INSERT =
            """
            insert into refusal (id, claim_id, programme, partner_id, reason, refused_at)
            select id, claim_id, programme, partner_id, reason, $6
            from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::text[])
                as refused (id, claim_id, programme, partner_id, reason)
            """;

    private static final String SELECT =
            """
            select refusal.id, refusal.programme, claim.user_id, refusal.partner_id, claim.link_id, claim.code,
                claim.click_id, claim.signed_up_at, refusal.reason, refusal.refused_at, refusal.withdrawn_at
            from refusal
            join claim on claim.id = refusal.claim_id
            where ($1::text is null or refusal.programme = $1)
            and ($2::uuid is null or refusal.partner_id = $2)
            and refusal.id > $3
            order by refusal.id
            limit $4
            """;

    Uni<Map<ClaimId, Holding>> holding(SqlConnection connection, Collection<UserKey> users) {
        return connection
                .preparedQuery(HOLDING)
                .execute(UserArrays.of(users))
                .map(rows ->
                        rows.stream()
                                .collect(
                                        Collectors.toMap(
                                                row -> new ClaimId(row.getUUID("claim_id")),
                                                row ->
                                                        new Holding(
                                                                row.getUUID("id"),
                                                                RefusalReason.of(
                                                                        row.getString(
                                                                                "reason"))))));
    }

    Uni<Void> withdraw(SqlConnection connection, List<ClaimId> claims, Instant now) {
        if (claims.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(WITHDRAW)
                .execute(
                        Tuple.of(
                                claims.stream().map(ClaimId::value).toArray(UUID[]::new),
                                now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<Void> insert(SqlConnection connection, List<Fresh> refusals, Instant now) {
        if (refusals.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Refused> refused = refusals.stream().map(Fresh::refused).toList();
        return connection
                .preparedQuery(INSERT)
                .execute(
                        Tuple.of(
                                refusals.stream().map(Fresh::id).toArray(UUID[]::new),
                                refused.stream()
                                        .map(one -> one.claim().id().value())
                                        .toArray(UUID[]::new),
                                refused.stream()
                                        .map(one -> one.claim().user().programme())
                                        .toArray(String[]::new),
                                refused.stream()
                                        .map(one ->
                                                one.claim()
                                                        .route()
                                                        .map(route -> route.owner().value())
                                                        .orElse(null))
                                        .toArray(UUID[]::new),
                                refused.stream()
                                        .map(one -> one.reason().slug())
                                        .toArray(String[]::new),
                                now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<List<RefusalView>> select(SqlClient client, Selection selection) {
        return client.preparedQuery(SELECT)
                .execute(
                        Tuple.of(
                                selection.programme().orElse(null),
                                selection.partner().orElse(null),
                                selection.after(),
                                selection.limit()))
                .map(rows -> rows.stream().map(RefusalSql::view).toList());
    }

    private static RefusalView view(Row row) {
        OffsetDateTime withdrawn = row.getOffsetDateTime("withdrawn_at");
        return new RefusalView(
                row.getUUID("id"),
                row.getString("programme"),
                row.getString("user_id"),
                row.getUUID("partner_id"),
                row.getUUID("link_id"),
                row.getString("code"),
                row.getUUID("click_id"),
                row.getOffsetDateTime("signed_up_at").toInstant(),
                row.getString("reason"),
                row.getOffsetDateTime("refused_at").toInstant(),
                withdrawn == null ? null : withdrawn.toInstant());
    }
}
