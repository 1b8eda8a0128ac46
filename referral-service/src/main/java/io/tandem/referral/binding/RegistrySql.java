package io.tandem.referral.binding;

import io.smallrye.mutiny.Uni;
import io.tandem.referral.binding.model.Claim;
import io.tandem.referral.binding.model.Registry;
import io.tandem.referral.binding.model.Route;
import io.tandem.referral.binding.model.UserKey;
import io.tandem.referral.partner.RegistryLock;
import io.tandem.referral.partner.model.PartnerId;
import io.tandem.referral.partner.model.Standing;
import io.tandem.referral.partner.model.StandingHistory;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What claims are judged by: programmes, accounts and standings. */
@ApplicationScoped
class RegistrySql {

    private static final String KNOWN_PROGRAMMES =
            """
            select programme from programme where programme = any ($1)
            """;

    private static final String IDLE_LIMITS =
            """
            select programme, idle_limit_days from programme where programme = any ($1)
            """;

    private static final String ACCOUNTS_AMONG =
            """
            select account.programme, account.user_id, account.partner_id
            from unnest($1::text[], $2::text[]) as asked (programme, user_id)
            join partner_account as account
                on account.programme = asked.programme and account.user_id = asked.user_id
            """;

    private static final String ACCOUNTS_WITH_CLAIMS =
            """
            select account.programme, account.user_id
            from partner_account as account
            join invitee on invitee.programme = account.programme and invitee.user_id = account.user_id
            where account.programme = any ($1)
            """;

    private static final String STANDINGS =
            """
            select partner_id, status, since from partner_standing
            where partner_id = any ($1)
            order by partner_id, sequence
            """;

    /** See {@link RegistryLock}: the first lock of every transaction that derives. */
    Uni<Void> lock(SqlConnection connection, boolean exclusive) {
        return connection
                .query(exclusive ? RegistryLock.EXCLUSIVE : RegistryLock.SHARED)
                .execute()
                .replaceWithVoid();
    }

    Uni<Set<String>> known(SqlClient client, Collection<String> programmes) {
        return client.preparedQuery(KNOWN_PROGRAMMES)
                .execute(Tuple.of(programmes.toArray(String[]::new)))
                .map(rows ->
                        rows.stream()
                                .map(row -> row.getString("programme"))
                                .collect(Collectors.toSet()));
    }

    /** Those of the users that are partners' accounts. */
    Uni<Map<UserKey, PartnerId>> accountsAmong(
            SqlConnection connection, Collection<UserKey> users) {
        return connection
                .preparedQuery(ACCOUNTS_AMONG)
                .execute(UserArrays.of(users))
                .map(rows ->
                        rows.stream()
                                .collect(
                                        Collectors.toMap(
                                                RegistrySql::user,
                                                row -> new PartnerId(row.getUUID("partner_id")))));
    }

    /** All accounts of the programmes of whom anything was claimed. */
    Uni<List<UserKey>> accountsWithClaims(SqlConnection connection, Collection<String> programmes) {
        return connection
                .preparedQuery(ACCOUNTS_WITH_CLAIMS)
                .execute(Tuple.of(programmes.toArray(String[]::new)))
                .map(rows -> rows.stream().map(RegistrySql::user).toList());
    }

    /** What the claims are to be judged by, for each programme. */
    Uni<Map<String, Registry>> registries(
            SqlConnection connection, List<Claim> claims, Map<UserKey, PartnerId> accounts) {
        Set<String> programmes =
                claims.stream().map(claim -> claim.user().programme()).collect(Collectors.toSet());
        return standings(connection, claims)
                .chain(standings ->
                        connection
                                .preparedQuery(IDLE_LIMITS)
                                .execute(Tuple.of(programmes.toArray(String[]::new)))
                                .map(rows ->
                                        rows.stream()
                                                .collect(
                                                        Collectors.toMap(
                                                                row -> row.getString("programme"),
                                                                row ->
                                                                        registry(
                                                                                row, accounts,
                                                                                standings)))));
    }

    private Uni<Map<PartnerId, StandingHistory>> standings(
            SqlConnection connection, List<Claim> claims) {
        Set<UUID> earners = new HashSet<>();
        claims.stream()
                .flatMap(claim -> claim.route().stream())
                .flatMap(Route::earners)
                .forEach(earner -> earners.add(earner.value()));
        return connection
                .preparedQuery(STANDINGS)
                .execute(Tuple.of(earners.toArray(UUID[]::new)))
                .map(rows -> histories(rows));
    }

    private static Map<PartnerId, StandingHistory> histories(Iterable<Row> rows) {
        Map<PartnerId, List<StandingHistory.Change>> changes = new HashMap<>();
        for (Row row : rows) {
            changes.computeIfAbsent(
                            new PartnerId(row.getUUID("partner_id")), partner -> new ArrayList<>())
                    .add(
                            new StandingHistory.Change(
                                    row.getOffsetDateTime("since").toInstant(),
                                    Standing.of(row.getString("status"))));
        }
        Map<PartnerId, StandingHistory> histories = new HashMap<>();
        changes.forEach((partner, list) -> histories.put(partner, new StandingHistory(list)));
        return histories;
    }

    private static Registry registry(
            Row row, Map<UserKey, PartnerId> accounts, Map<PartnerId, StandingHistory> standings) {
        String programme = row.getString("programme");
        Map<String, PartnerId> own = new HashMap<>();
        accounts.forEach((user, holder) -> {
            if (user.programme().equals(programme)) {
                own.put(user.userId(), holder);
            }
        });
        return new Registry(own, standings, Duration.ofDays(row.getInteger("idle_limit_days")));
    }

    private static UserKey user(Row row) {
        return new UserKey(row.getString("programme"), row.getString("user_id"));
    }
}
