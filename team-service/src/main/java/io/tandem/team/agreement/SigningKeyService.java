package io.tandem.team.agreement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.id.IdSource;
import io.tandem.chassis.paging.Cursor;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.team.TeamProblem;
import io.tandem.team.agreement.model.PublicKey;
import io.tandem.team.roster.model.PartnerId;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Keeps the partners' public keys. The private ones never come here. */
@ApplicationScoped
class SigningKeyService {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final SigningKeySql keys;
    private final Pool pool;
    private final IdSource ids;
    private final Clock clock;

    SigningKeyService(SigningKeySql keys, Pool pool, IdSource ids, Clock clock) {
        this.keys = keys;
        this.pool = pool;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<SigningKeyView> register(SqlConnection connection, PartnerId owner, RegisterKey command) {
        PublicKey publicKey = new PublicKey(command.publicKey());
        if (!publicKey.verifies(PublicKey.proofMessage(owner.toString()), command.proof())) {
            throw ProblemException.of(
                    TeamProblem.PROOF_INVALID, TeamProblem.PROOF_INVALID.explanation());
        }
        SigningKey key =
                new SigningKey(ids.next(), owner, publicKey, clock.instant(), Optional.empty());
        return keys.insert(connection, key).map(_ -> key.view());
    }

    /**
     * What the key has signed stays signed where it has become binding, and counts nowhere else.
     */
    Uni<SigningKeyView> revoke(SqlConnection connection, PartnerId owner, UUID id) {
        return keys.toRevoke(connection, id, owner)
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("signing key")))
                .chain(key -> {
                    if (key.revokedAt().isPresent()) {
                        return Uni.createFrom().item(key.view());
                    }
                    Instant now = clock.instant();
                    SigningKey revoked =
                            new SigningKey(
                                    key.id(),
                                    key.owner(),
                                    key.key(),
                                    key.registeredAt(),
                                    Optional.of(now));
                    return keys.revoke(connection, id, now).map(_ -> revoked.view());
                });
    }

    Uni<Page<SigningKeyView>> list(PartnerId owner, PageParams page) {
        UUID after = page.cursor().map(cursor -> cursor.uuid(0)).orElse(BEFORE_ALL);
        return keys.list(pool, owner, after, page.limit() + 1)
                .map(rows ->
                        Page.of(rows, page.limit(), key -> Cursor.of(key.id()), SigningKey::view));
    }
}
