package io.tandem.referral.binding;

import io.smallrye.mutiny.Uni;
import io.tandem.referral.binding.model.Claim;
import io.tandem.referral.binding.model.ClaimId;
import io.tandem.referral.binding.model.Route;
import io.tandem.referral.binding.model.Statement;
import io.tandem.referral.binding.model.UserKey;
import io.tandem.referral.link.model.LinkCode;
import io.tandem.referral.link.model.LinkId;
import io.tandem.referral.partner.model.PartnerId;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.UUID;

/** The tables {@code invitee} and {@code claim}. */
@ApplicationScoped
class ClaimSql {

    /** A statement to keep, with the link of a click that is not written yet. */
    record Told(UUID id, Statement statement, String key, Optional<LinkId> clicked) {}

    /**
     * Users are locked by their row of {@code invitee}, in the order of programme and user id, new
     * ones by inserting it: two batches that share users wait for one another and never deadlock. A
     * row lock rather than an advisory one, as the number of those is limited and a batch may hold
     * ten thousand.
     */
    private static final String LOCK_INVITEES =
            """
            insert into invitee (programme, user_id, derived_at)
            select programme, user_id, $3
            from (
                select programme, user_id from unnest($1::text[], $2::text[]) as users (programme, user_id)
                order by programme collate "C", user_id collate "C"
            ) as users
            on conflict (programme, user_id) do update set derived_at = excluded.derived_at
            """;

    /**
     * A claim that was told before stays as it is, save that one whose link was not known takes it
     * when it is told again. The version is the one in force at the sign-up.
     */
    private static final String KEEP =
            """
            insert into claim (id, programme, user_id, claim_key, code, click_id, signed_up_at, country,
                last_active_at, link_id, link_version, received_at)
            select told.id, told.programme, told.user_id, told.claim_key, told.code, told.click_id,
                told.signed_up_at, told.country, told.last_active_at, link.id, version.version, $12
            from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::uuid[],
                    $8::timestamptz[], $9::text[], $10::timestamptz[], $11::uuid[])
                as told (id, programme, user_id, claim_key, code, folded, click_id, signed_up_at, country,
                    last_active_at, clicked_link_id)
            left join click on click.id = told.click_id
            left join link as coded on lower(coded.code) = told.folded
            left join link
                on link.id = coalesce(coded.id, click.link_id, told.clicked_link_id)
                and link.programme = told.programme
            left join lateral (
                select max(version) as version from link_version
                where link_version.link_id = link.id
                and (link_version.since is null or link_version.since <= told.signed_up_at)
            ) as version on true
            on conflict (programme, user_id, claim_key) do update
                set link_id = excluded.link_id, link_version = excluded.link_version
                where claim.link_id is null and excluded.link_id is not null
            """;

    private static final String OF_USERS =
            """
            select claim.id, claim.claim_key, claim.programme, claim.user_id, claim.signed_up_at,
                claim.last_active_at, claim.click_id, claim.link_id, claim.link_version,
                link.owner_id, version.co_inviter_id, version.expires_at
            from unnest($1::text[], $2::text[]) as asked (programme, user_id)
            join claim on claim.programme = asked.programme and claim.user_id = asked.user_id
            left join link on link.id = claim.link_id
            left join link_version as version
                on version.link_id = claim.link_id and version.version = claim.link_version
            """;

    private static final String TAKE_REDERIVATIONS =
            """
            delete from rederivation
            where (programme, user_id) in (
                select programme, user_id from rederivation
                order by programme, user_id
                limit $1
                for update skip locked
            )
            returning programme, user_id
            """;

    Uni<Void> lock(SqlConnection connection, Collection<UserKey> users, Instant now) {
        Tuple arrays = UserArrays.of(users).addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
        return connection.preparedQuery(LOCK_INVITEES).execute(arrays).replaceWithVoid();
    }

    Uni<Void> keep(SqlConnection connection, SequencedCollection<Told> told, Instant now) {
        List<Object> columns = new ArrayList<>(12);
        columns.add(told.stream().map(Told::id).toArray(UUID[]::new));
        columns.add(told.stream().map(one -> one.statement().programme()).toArray(String[]::new));
        columns.add(told.stream().map(one -> one.statement().userId()).toArray(String[]::new));
        columns.add(told.stream().map(Told::key).toArray(String[]::new));
        columns.add(
                told.stream()
                        .map(one -> one.statement().code().orElse(null))
                        .toArray(String[]::new));
        columns.add(
                told.stream()
                        .map(one -> one.statement().code().map(LinkCode::fold).orElse(null))
                        .toArray(String[]::new));
        columns.add(
                told.stream()
                        .map(one -> one.statement().clickId().orElse(null))
                        .toArray(UUID[]::new));
        columns.add(
                times(
                        told.stream()
                                .map(one -> Optional.of(one.statement().signedUpAt()))
                                .toList()));
        columns.add(
                told.stream()
                        .map(one -> one.statement().country().orElse(null))
                        .toArray(String[]::new));
        columns.add(times(told.stream().map(one -> one.statement().lastActiveAt()).toList()));
        columns.add(
                told.stream()
                        .map(one -> one.clicked().map(LinkId::value).orElse(null))
                        .toArray(UUID[]::new));
        columns.add(now.atOffset(ZoneOffset.UTC));
        return connection.preparedQuery(KEEP).execute(Tuple.from(columns)).replaceWithVoid();
    }

    Uni<List<Claim>> of(SqlConnection connection, Collection<UserKey> users) {
        return connection
                .preparedQuery(OF_USERS)
                .execute(UserArrays.of(users))
                .map(rows -> rows.stream().map(ClaimSql::claim).toList());
    }

    /**
     * Takes users from the list of those to derive anew, which others that take from it do not see
     * meanwhile.
     */
    Uni<List<UserKey>> takeRederivations(SqlConnection connection, int limit) {
        return connection
                .preparedQuery(TAKE_REDERIVATIONS)
                .execute(Tuple.of(limit))
                .map(rows ->
                        rows.stream()
                                .map(row ->
                                        new UserKey(
                                                row.getString("programme"),
                                                row.getString("user_id")))
                                .toList());
    }

    private static OffsetDateTime[] times(List<Optional<Instant>> times) {
        return times.stream()
                .map(time -> time.map(instant -> instant.atOffset(ZoneOffset.UTC)).orElse(null))
                .toArray(OffsetDateTime[]::new);
    }

    private static Claim claim(Row row) {
        return new Claim(
                new ClaimId(row.getUUID("id")),
                row.getString("claim_key"),
                new UserKey(row.getString("programme"), row.getString("user_id")),
                row.getOffsetDateTime("signed_up_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("last_active_at"))
                        .map(OffsetDateTime::toInstant),
                row.getUUID("click_id") != null,
                row.getUUID("link_id") == null ? Optional.empty() : Optional.of(route(row)));
    }

    private static Route route(Row row) {
        return new Route(
                new LinkId(row.getUUID("link_id")),
                row.getInteger("link_version"),
                new PartnerId(row.getUUID("owner_id")),
                Optional.ofNullable(row.getUUID("co_inviter_id")).map(PartnerId::new),
                Optional.ofNullable(row.getOffsetDateTime("expires_at"))
                        .map(OffsetDateTime::toInstant));
    }
}
