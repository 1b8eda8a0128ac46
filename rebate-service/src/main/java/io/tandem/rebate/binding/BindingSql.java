package io.tandem.rebate.binding;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Rate;
import io.tandem.rebate.binding.model.Binding;
import io.tandem.rebate.binding.model.BindingState;
import io.tandem.rebate.binding.model.Bindings;
import io.tandem.rebate.binding.model.Invited;
import io.tandem.rebate.rows.Columns;
import io.tandem.rebate.trade.model.UserKey;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Bindings as this service knows them. */
@ApplicationScoped
public class BindingSql {

    private static final String OF_USERS =
            """
            select b.id, b.revision, b.programme, b.user_id, b.partner_id, b.link_id,
                b.link_version, b.code, b.channel, b.campaign, b.co_inviter_id, b.co_inviter_ppm,
                b.invitee_ppm, b.introducer_id, b.country, b.bound_from, b.bound_to, b.state
            from unnest($1::text[], $2::text[]) as asked (programme, user_id)
            join binding b on b.programme = asked.programme and b.user_id = asked.user_id
            """;

    private static final String BY_ID =
            """
            select id, programme, partner_id, link_id, campaign, bound_from from binding
            where id = any($1::uuid[]) and state <> 'VOIDED'
            """;

    private static final String KNOWN =
            """
            select asked.programme, asked.user_id
            from unnest($1::text[], $2::text[]) as asked (programme, user_id)
            where exists (select 1 from binding b
                where b.programme = asked.programme and b.user_id = asked.user_id)
            """;

    private static final String REMEMBER =
            """
            insert into binding_revision (id, revision, partner_id, link_id, link_version, code,
                co_inviter_id, co_inviter_ppm, invitee_ppm, bound_from, bound_to, state, country)
            select * from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::uuid[], $5::int[],
                $6::text[], $7::uuid[], $8::int[], $9::int[], $10::timestamptz[],
                $11::timestamptz[], $12::text[], $13::text[])
            on conflict do nothing
            """;

    private static final String APPLY =
            """
            insert into binding as b (id, revision, programme, user_id, partner_id, link_id,
                link_version, code, channel, campaign, co_inviter_id, co_inviter_ppm, invitee_ppm,
                introducer_id, country, bound_from, bound_to, state)
            select * from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::uuid[],
                $6::uuid[], $7::int[], $8::text[], $9::text[], $10::text[], $11::uuid[], $12::int[],
                $13::int[], $14::uuid[], $15::text[], $16::timestamptz[], $17::timestamptz[],
                $18::text[])
            on conflict (id) do update set
                revision = excluded.revision, programme = excluded.programme,
                user_id = excluded.user_id, partner_id = excluded.partner_id,
                link_id = excluded.link_id, link_version = excluded.link_version,
                code = excluded.code, channel = excluded.channel, campaign = excluded.campaign,
                co_inviter_id = excluded.co_inviter_id, co_inviter_ppm = excluded.co_inviter_ppm,
                invitee_ppm = excluded.invitee_ppm, introducer_id = excluded.introducer_id,
                country = excluded.country, bound_from = excluded.bound_from,
                bound_to = excluded.bound_to, state = excluded.state
            where b.revision < excluded.revision
            returning b.programme, b.user_id
            """;

    /** All bindings of each of the users who have any. */
    public Uni<Map<UserKey, Bindings>> ofUsers(
            SqlConnection connection, Collection<UserKey> users) {
        return connection
                .preparedQuery(OF_USERS)
                .execute(users(users))
                .map(rows -> {
                    Map<UserKey, List<Binding>> lists = new HashMap<>();
                    for (Row row : rows) {
                        Binding binding = binding(row);
                        lists.computeIfAbsent(
                                        new UserKey(binding.programme(), binding.userId()),
                                        user -> new ArrayList<>())
                                .add(binding);
                    }
                    Map<UserKey, Bindings> bindings = new HashMap<>();
                    lists.forEach((user, list) -> bindings.put(user, new Bindings(list)));
                    return bindings;
                });
    }

    /** Which of the users have a binding here, whatever its state. */
    public Uni<Set<UserKey>> known(SqlClient client, Collection<UserKey> users) {
        return client.preparedQuery(KNOWN).execute(users(users)).map(BindingSql::keys);
    }

    /**
     * Takes in snapshots; of one binding the highest revision stays, whatever the order.
     *
     * @return the users whose bindings changed by that
     */
    public Uni<Set<UserKey>> apply(SqlConnection connection, Collection<Binding> snapshots) {
        if (snapshots.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        Map<Object, Binding> latest = new HashMap<>();
        for (Binding binding : snapshots) {
            latest.merge(
                    binding.id(),
                    binding,
                    (one, other) -> one.revision() > other.revision() ? one : other);
        }
        return connection
                .preparedQuery(REMEMBER)
                .execute(revisions(snapshots))
                .chain(() -> connection.preparedQuery(APPLY).execute(bindings(latest.values())))
                .map(BindingSql::keys);
    }

    /** Those of the bindings that count their user as somebody's invitee, and as whose. */
    public Uni<Map<UUID, Invited>> invited(SqlConnection connection, Collection<UUID> ids) {
        return connection
                .preparedQuery(BY_ID)
                .execute(Columns.of(ids).id(id -> id).tuple())
                .map(rows -> {
                    Map<UUID, Invited> invited = new HashMap<>();
                    for (Row row : rows) {
                        invited.put(row.getUUID("id"), invited(row));
                    }
                    return invited;
                });
    }

    private static Invited invited(Row row) {
        OffsetDateTime from = row.getOffsetDateTime("bound_from");
        return new Invited(
                row.getString("programme"),
                row.getUUID("partner_id"),
                row.getUUID("link_id"),
                Optional.ofNullable(row.getString("campaign")),
                YearMonth.from(from.withOffsetSameInstant(ZoneOffset.UTC)));
    }

    private static Set<UserKey> keys(RowSet<Row> rows) {
        Set<UserKey> keys = new HashSet<>();
        for (Row row : rows) {
            keys.add(new UserKey(row.getString(0), row.getString(1)));
        }
        return keys;
    }

    private static Tuple users(Collection<UserKey> users) {
        return Columns.of(users).text(UserKey::programme).text(UserKey::userId).tuple();
    }

    private static Tuple revisions(Collection<Binding> bindings) {
        return Columns.of(bindings)
                .id(Binding::id)
                .whole(Binding::revision)
                .id(Binding::partnerId)
                .id(Binding::linkId)
                .number(Binding::linkVersion)
                .text(Binding::code)
                .id(binding -> binding.coInviterId().orElse(null))
                .number(binding -> binding.coInviterShare().ppm())
                .number(binding -> binding.inviteeShare().ppm())
                .time(Binding::from)
                .time(binding -> binding.to().orElse(null))
                .text(binding -> binding.state().name())
                .text(binding -> binding.country().orElse(null))
                .tuple();
    }

    private static Tuple bindings(Collection<Binding> bindings) {
        return Columns.of(bindings)
                .id(Binding::id)
                .whole(Binding::revision)
                .text(Binding::programme)
                .text(Binding::userId)
                .id(Binding::partnerId)
                .id(Binding::linkId)
                .number(Binding::linkVersion)
                .text(Binding::code)
                .text(binding -> binding.channel().orElse(null))
                .text(binding -> binding.campaign().orElse(null))
                .id(binding -> binding.coInviterId().orElse(null))
                .number(binding -> binding.coInviterShare().ppm())
                .number(binding -> binding.inviteeShare().ppm())
                .id(binding -> binding.introducerId().orElse(null))
                .text(binding -> binding.country().orElse(null))
                .time(Binding::from)
                .time(binding -> binding.to().orElse(null))
                .text(binding -> binding.state().name())
                .tuple();
    }

    private static Binding binding(Row row) {
        return new Binding(
                row.getUUID("id"),
                row.getLong("revision"),
                row.getString("programme"),
                row.getString("user_id"),
                row.getUUID("partner_id"),
                row.getUUID("link_id"),
                row.getInteger("link_version"),
                row.getString("code"),
                Optional.ofNullable(row.getString("channel")),
                Optional.ofNullable(row.getString("campaign")),
                Optional.ofNullable(row.getUUID("co_inviter_id")),
                new Rate(row.getInteger("co_inviter_ppm")),
                new Rate(row.getInteger("invitee_ppm")),
                Optional.ofNullable(row.getUUID("introducer_id")),
                Optional.ofNullable(row.getString("country")),
                row.getOffsetDateTime("bound_from").toInstant(),
                instant(row.getOffsetDateTime("bound_to")),
                BindingState.valueOf(row.getString("state")));
    }

    private static Optional<Instant> instant(OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }
}
