package io.tandem.referral.binding;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Rate;
import io.tandem.referral.binding.model.BindingState;
import io.tandem.referral.binding.model.Claim;
import io.tandem.referral.binding.model.ClaimId;
import io.tandem.referral.binding.model.Kept;
import io.tandem.referral.binding.model.UserKey;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The table {@code binding}. */
@ApplicationScoped
class BindingSql {

    private static final String KEPT =
            """
            select binding.id, binding.claim_id, binding.valid_from, binding.valid_to, binding.state, binding.revision
            from unnest($1::text[], $2::text[]) as asked (programme, user_id)
            join binding on binding.programme = asked.programme and binding.user_id = asked.user_id
            """;

    private static final String INSERT =
            """
            insert into binding (id, claim_id, programme, user_id, partner_id, valid_from, valid_to, state, revision)
            select id, claim_id, programme, user_id, partner_id, valid_from, valid_to, state, revision
            from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::timestamptz[],
                    $7::timestamptz[], $8::text[], $9::bigint[])
                as opened (id, claim_id, programme, user_id, partner_id, valid_from, valid_to, state, revision)
            """;

    private static final String UPDATE =
            """
            update binding
            set valid_from = changed.valid_from, valid_to = changed.valid_to, state = changed.state,
                revision = changed.revision
            from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::text[], $5::bigint[])
                as changed (id, valid_from, valid_to, state, revision)
            where binding.id = changed.id
            """;

    private static final String VIEW =
            """
            select binding.id, binding.programme, binding.user_id, binding.partner_id, claim.link_id,
                claim.link_version, link.code, version.channel, version.campaign, version.co_inviter_id,
                version.co_inviter_share_ppm, version.invitee_share_ppm, version.introducer_id, claim.country, binding.valid_from,
                binding.valid_to, binding.state, binding.revision
            from binding
            join claim on claim.id = binding.claim_id
            join link on link.id = claim.link_id
            join link_version as version
                on version.link_id = claim.link_id and version.version = claim.link_version
            """;

    // What no longer holds comes first, so that a follower never sees two in force.
    private static final String VIEWS_OF_IDS =
            VIEW
                    + """
                    where binding.id = any ($1)
                    order by binding.state = 'IN_FORCE', binding.programme, binding.user_id, binding.valid_from, binding.id
                    """;

    private static final String VIEWS_OF_USERS =
            VIEW
                    + """
                    where binding.programme = $1 and binding.user_id = any ($2)
                    order by binding.user_id, binding.valid_from, binding.id
                    """;

    private static final String VIEWS_OF_PARTNER =
            VIEW
                    + """
                    where binding.partner_id = $1 and binding.id > $2
                    order by binding.id
                    limit $3
                    """;

    Uni<List<Kept>> kept(SqlConnection connection, Collection<UserKey> users) {
        return connection
                .preparedQuery(KEPT)
                .execute(UserArrays.of(users))
                .map(rows -> rows.stream().map(BindingSql::kept).toList());
    }

    Uni<Void> insert(SqlConnection connection, List<Kept> opened, Map<ClaimId, Claim> claims) {
        if (opened.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Claim> by = opened.stream().map(kept -> claims.get(kept.claim())).toList();
        return connection
                .preparedQuery(INSERT)
                .execute(
                        Tuple.from(
                                List.of(
                                        opened.stream().map(Kept::id).toArray(UUID[]::new),
                                        opened.stream()
                                                .map(kept -> kept.claim().value())
                                                .toArray(UUID[]::new),
                                        by.stream()
                                                .map(claim -> claim.user().programme())
                                                .toArray(String[]::new),
                                        by.stream()
                                                .map(claim -> claim.user().userId())
                                                .toArray(String[]::new),
                                        by.stream()
                                                .map(claim ->
                                                        claim.route().orElseThrow().owner().value())
                                                .toArray(UUID[]::new),
                                        starts(opened),
                                        ends(opened),
                                        states(opened),
                                        revisions(opened))))
                .replaceWithVoid();
    }

    Uni<Void> update(SqlConnection connection, List<Kept> changed) {
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(UPDATE)
                .execute(
                        Tuple.of(
                                changed.stream().map(Kept::id).toArray(UUID[]::new),
                                starts(changed),
                                ends(changed),
                                states(changed),
                                revisions(changed)))
                .replaceWithVoid();
    }

    Uni<List<BindingView>> views(SqlClient client, Collection<UUID> ids) {
        return client.preparedQuery(VIEWS_OF_IDS)
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> rows.stream().map(BindingSql::view).toList());
    }

    Uni<List<BindingView>> viewsOfUsers(
            SqlClient client, String programme, Collection<String> userIds) {
        return client.preparedQuery(VIEWS_OF_USERS)
                .execute(Tuple.of(programme, userIds.toArray(String[]::new)))
                .map(rows -> rows.stream().map(BindingSql::view).toList());
    }

    Uni<List<BindingView>> viewsOfPartner(SqlClient client, UUID partner, UUID after, int limit) {
        return client.preparedQuery(VIEWS_OF_PARTNER)
                .execute(Tuple.of(partner, after, limit))
                .map(rows -> rows.stream().map(BindingSql::view).toList());
    }

    private static OffsetDateTime[] starts(List<Kept> bindings) {
        return bindings.stream()
                .map(kept -> kept.from().atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }

    private static OffsetDateTime[] ends(List<Kept> bindings) {
        return bindings.stream()
                .map(kept -> kept.to().map(to -> to.atOffset(ZoneOffset.UTC)).orElse(null))
                .toArray(OffsetDateTime[]::new);
    }

    private static String[] states(List<Kept> bindings) {
        return bindings.stream().map(kept -> kept.state().name()).toArray(String[]::new);
    }

    private static Long[] revisions(List<Kept> bindings) {
        return bindings.stream().map(Kept::revision).toArray(Long[]::new);
    }

    private static Kept kept(Row row) {
        return new Kept(
                row.getUUID("id"),
                new ClaimId(row.getUUID("claim_id")),
                row.getOffsetDateTime("valid_from").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("valid_to"))
                        .map(OffsetDateTime::toInstant),
                BindingState.valueOf(row.getString("state")),
                row.getLong("revision"));
    }

    private static BindingView view(Row row) {
        OffsetDateTime to = row.getOffsetDateTime("valid_to");
        return new BindingView(
                row.getUUID("id"),
                row.getString("programme"),
                row.getString("user_id"),
                row.getUUID("partner_id"),
                row.getUUID("link_id"),
                row.getInteger("link_version"),
                row.getString("code"),
                row.getString("channel"),
                row.getString("campaign"),
                row.getUUID("co_inviter_id"),
                new Rate(row.getInteger("co_inviter_share_ppm")),
                new Rate(row.getInteger("invitee_share_ppm")),
                row.getUUID("introducer_id"),
                row.getString("country"),
                row.getOffsetDateTime("valid_from").toInstant(),
                to == null ? null : to.toInstant(),
                row.getString("state"),
                row.getLong("revision"));
    }
}
