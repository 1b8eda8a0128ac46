package io.tandem.referral.binding;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.http.Detached;
import io.tandem.chassis.id.IdSource;
import io.tandem.referral.binding.model.Statement;
import io.tandem.referral.binding.model.UserKey;
import io.tandem.referral.click.ClickBuffer;
import io.tandem.referral.partner.model.PartnerId;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Keeps what is claimed of users and brings their bindings in line with it, in one transaction. */
@ApplicationScoped
class ClaimService {

    private final Pool pool;
    private final ClaimSql claims;
    private final RegistrySql registry;
    private final Deriver deriver;
    private final ClickBuffer clicks;
    private final IdSource ids;
    private final Clock clock;

    ClaimService(
            Pool pool,
            ClaimSql claims,
            RegistrySql registry,
            Deriver deriver,
            ClickBuffer clicks,
            IdSource ids,
            Clock clock) {
        this.pool = pool;
        this.claims = claims;
        this.registry = registry;
        this.deriver = deriver;
        this.clicks = clicks;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a transaction finds out when it shares the registry's lock and so must start again. */
    private static final class AccountsInvolved extends RuntimeException {
        private static final long serialVersionUID = 1L;

        AccountsInvolved() {
            super(
                    "partners' own accounts are derived under the exclusive lock",
                    null,
                    false,
                    false);
        }
    }

    /** What each statement comes to, once it and all that it changes is durable. */
    Uni<List<Outcome>> tell(List<Statement> statements) {
        if (statements.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<ClaimSql.Told> told =
                statements.stream()
                        .map(statement ->
                                new ClaimSql.Told(
                                        ids.next(),
                                        statement,
                                        statement.key(),
                                        statement.clickId().flatMap(clicks::linkOf)))
                        .toList();
        return locked((connection, exclusive) -> tell(connection, told, exclusive));
    }

    /** Derives anew some of the users of whom that was asked; answers how many. */
    Uni<Integer> rederive(int limit) {
        return locked((connection, exclusive) -> rederive(connection, limit, exclusive));
    }

    private interface Attempt<T> {
        Uni<T> run(SqlConnection connection, boolean exclusive);
    }

    /** Most users are nobody's account, so the lock is shared until it turns out that one is. */
    private <T> Uni<T> locked(Attempt<T> attempt) {
        return Detached.of(
                attempt(attempt, false)
                        .onFailure(AccountsInvolved.class)
                        .recoverWithUni(() -> attempt(attempt, true)));
    }

    private <T> Uni<T> attempt(Attempt<T> attempt, boolean exclusive) {
        return pool.withTransaction(connection ->
                registry.lock(connection, exclusive)
                        .chain(() -> attempt.run(connection, exclusive)));
    }

    private Uni<List<Outcome>> tell(
            SqlConnection connection, List<ClaimSql.Told> told, boolean exclusive) {
        Instant now = now();
        List<UserKey> users = told.stream().map(one -> one.statement().user()).toList();
        SequencedMap<String, ClaimSql.Told> distinct = new LinkedHashMap<>();
        told.forEach(one -> distinct.putIfAbsent(one.key(), one));
        return widened(connection, users, exclusive)
                .chain(all ->
                        claims.lock(connection, all, now)
                                .chain(() ->
                                        claims.keep(connection, distinct.sequencedValues(), now))
                                .chain(() -> accounts(connection, all))
                                .chain(accounts -> deriver.derive(connection, all, accounts, now)))
                .map(derived -> derived.outcomes(told));
    }

    private Uni<Integer> rederive(SqlConnection connection, int limit, boolean exclusive) {
        Instant now = now();
        return claims.takeRederivations(connection, limit)
                .chain(users ->
                        users.isEmpty()
                                ? Uni.createFrom().item(0)
                                : widened(connection, users, exclusive)
                                        .chain(all -> rederive(connection, all, now))
                                        .replaceWith(users.size()));
    }

    private Uni<Derived> rederive(
            SqlConnection connection, Collection<UserKey> users, Instant now) {
        return claims.lock(connection, users, now)
                .chain(() -> accounts(connection, users))
                .chain(accounts -> deriver.derive(connection, users, accounts, now));
    }

    /**
     * The users, and if one is a partner's account, all accounts of the programme: they are derived
     * together.
     */
    private Uni<Collection<UserKey>> widened(
            SqlConnection connection, Collection<UserKey> users, boolean exclusive) {
        Collection<UserKey> distinct = new TreeSet<>(users);
        return registry.accountsAmong(connection, distinct)
                .chain(accounts -> {
                    if (accounts.isEmpty()) {
                        return Uni.createFrom().item(distinct);
                    }
                    if (!exclusive) {
                        return Uni.createFrom().failure(new AccountsInvolved());
                    }
                    return registry.accountsWithClaims(connection, programmes(accounts))
                            .invoke(distinct::addAll)
                            .replaceWith(distinct);
                });
    }

    private Uni<Map<UserKey, PartnerId>> accounts(
            SqlConnection connection, Collection<UserKey> users) {
        return registry.accountsAmong(connection, users);
    }

    private static Collection<String> programmes(Map<UserKey, PartnerId> accounts) {
        return accounts.keySet().stream().map(UserKey::programme).collect(Collectors.toSet());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
