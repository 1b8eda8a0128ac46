package io.tandem.team.agreement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.id.IdSource;
import io.tandem.chassis.paging.Cursor;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.team.TeamProblem;
import io.tandem.team.agreement.model.AgreementId;
import io.tandem.team.agreement.model.PublicKey;
import io.tandem.team.roster.model.PartnerId;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
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
        PublicKey publicKey = proved(owner, command.publicKey(), command.proof());
        return insert(connection, owner, publicKey, Optional.empty());
    }

    /** The old key signs nothing any more; what it signed, pending proposals included, counts. */
    Uni<SigningKeyView> rotate(
            SqlConnection connection, PartnerId owner, UUID id, RotateKey command) {
        PublicKey next = proved(owner, command.publicKey(), command.proof());
        return owned(connection, owner, id)
                .invoke(old -> requireInUse(old))
                .invoke(old -> {
                    byte[] message = next.rotationMessage(owner.toString());
                    if (!old.key().verifies(message, command.endorsement())) {
                        throw refusal(TeamProblem.ENDORSEMENT_INVALID);
                    }
                })
                .call(old -> keys.rotate(connection, old.id(), clock.instant()))
                .chain(old ->
                        insert(
                                connection,
                                owner,
                                next,
                                Optional.of(
                                        new SigningKey.Origin(old.id(), command.endorsement()))));
    }

    private static PublicKey proved(PartnerId owner, String publicKey, String proof) {
        PublicKey key = new PublicKey(publicKey);
        if (!key.verifies(PublicKey.proofMessage(owner.toString()), proof)) {
            throw refusal(TeamProblem.PROOF_INVALID);
        }
        return key;
    }

    private static void requireInUse(SigningKey key) {
        if (key.revokedAt().isPresent()) {
            throw refusal(TeamProblem.SIGNING_KEY_REVOKED);
        }
        if (key.rotatedAt().isPresent()) {
            throw refusal(TeamProblem.SIGNING_KEY_ROTATED);
        }
    }

    private Uni<SigningKeyView> insert(
            SqlConnection connection,
            PartnerId owner,
            PublicKey publicKey,
            Optional<SigningKey.Origin> origin) {
        SigningKey key =
                new SigningKey(
                        ids.next(),
                        owner,
                        publicKey,
                        clock.instant(),
                        origin,
                        Optional.empty(),
                        Optional.empty());
        return keys.insert(connection, key).map(_ -> key.view());
    }

    /**
     * What the key has signed stays signed where it has become binding, and counts nowhere else.
     */
    Uni<SigningKeyView> revoke(SqlConnection connection, PartnerId owner, UUID id) {
        return owned(connection, owner, id)
                .call(key ->
                        key.revokedAt().isPresent()
                                ? Uni.createFrom().voidItem()
                                : keys.revoke(connection, id, clock.instant()))
                .chain(() -> owned(connection, owner, id))
                .map(SigningKey::view);
    }

    private Uni<SigningKey> owned(SqlConnection connection, PartnerId owner, UUID id) {
        return keys.toRevoke(connection, id, owner)
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("signing key")));
    }

    /** The keys that signed an agreement which the caller may see, with their histories. */
    Uni<Page<SigningKeyView>> ofAgreement(AgreementId agreement) {
        return keys.ofAgreement(pool, agreement)
                .map(found -> new Page<>(found.stream().map(SigningKey::view).toList(), null));
    }

    private static ProblemException refusal(TeamProblem problem) {
        return ProblemException.of(problem, problem.explanation());
    }

    Uni<Page<SigningKeyView>> list(PartnerId owner, PageParams page) {
        UUID after = page.cursor().map(cursor -> cursor.uuid(0)).orElse(BEFORE_ALL);
        return keys.list(pool, owner, after, page.limit() + 1)
                .map(rows ->
                        Page.of(rows, page.limit(), key -> Cursor.of(key.id()), SigningKey::view));
    }
}
