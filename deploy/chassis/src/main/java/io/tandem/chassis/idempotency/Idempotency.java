package io.tandem.chassis.idempotency;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.http.Detached;
import io.tandem.chassis.problem.CommonProblem;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.chassis.security.Caller;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs an effect once per caller and key. The key's row is inserted before the effect, so a second
 * request with the same key waits for the first to commit and then finds its answer, or for it to
 * roll back and then acts itself. A client that goes away does not undo what has begun.
 */
@ApplicationScoped
public class Idempotency {

    private static final String REPLAYED = "Idempotency-Replayed";

    private final Pool pool;
    private final Caller caller;
    private final Clock clock;
    private final Fingerprint fingerprint;
    private final StoredAnswers answers;

    Idempotency(
            Pool pool, Caller caller, Clock clock, Fingerprint fingerprint, StoredAnswers answers) {
        this.pool = pool;
        this.caller = caller;
        this.clock = clock;
        this.fingerprint = fingerprint;
        this.answers = answers;
    }

    /** For effects on the reactive client: they get the connection of the key's transaction. */
    public Uni<Response> inTransaction(
            IdempotencyKey key, Object command, Function<SqlConnection, Uni<Answer>> effect) {
        return inTransaction(claim(key, command), effect);
    }

    private Uni<Response> inTransaction(Claim claim, Function<SqlConnection, Uni<Answer>> effect) {
        return Detached.of(
                pool.withTransaction(connection ->
                        once(
                                claim,
                                new ConnectionRows(connection),
                                () -> effect.apply(connection))));
    }

    /**
     * For effects that need something from outside the transaction first, a neighbour's answer or
     * act: {@code before} runs only for a key that is valid and new, and must itself be safe to
     * repeat, since a crash after it leaves no trace of the key.
     */
    public <T> Uni<Response> inTransactionAfter(
            IdempotencyKey key,
            Object command,
            Supplier<Uni<T>> before,
            BiFunction<SqlConnection, T, Uni<Answer>> effect) {
        Claim claim = claim(key, command);
        return pool.withConnection(connection -> new ConnectionRows(connection).find(claim))
                .chain(stored ->
                        stored.isPresent()
                                ? Uni.createFrom().item(() -> replay(claim, stored))
                                : Detached.of(before.get())
                                        .chain(found ->
                                                inTransaction(
                                                        claim,
                                                        connection ->
                                                                effect.apply(connection, found))));
    }

    /** For effects on Panache: they take part in the key's session and transaction. */
    public Uni<Response> inSession(
            IdempotencyKey key, Object command, Supplier<Uni<Answer>> effect) {
        Claim claim = claim(key, command);
        return Detached.of(
                Panache.withTransaction(() ->
                        Panache.getSession()
                                .chain(session -> once(claim, new SessionRows(session), effect))));
    }

    private Claim claim(IdempotencyKey key, Object command) {
        return new Claim(
                caller.subject(),
                key.value(),
                fingerprint.of(key.path(), command),
                clock.instant());
    }

    private Uni<Response> once(Claim claim, KeyRows rows, Supplier<Uni<Answer>> effect) {
        return rows.claim(claim)
                .chain(isFirst ->
                        isFirst
                                ? effect.get()
                                        .call(answer -> keep(claim, rows, answer))
                                        .map(Answer::toResponse)
                                : rows.find(claim).map(stored -> replay(claim, stored)));
    }

    private Uni<Void> keep(Claim claim, KeyRows rows, Answer answer) {
        return rows.keep(claim, answer.status(), answers.write(answer));
    }

    private Response replay(Claim claim, Optional<StoredAnswer> stored) {
        StoredAnswer first =
                stored.filter(row -> row.isFor(claim))
                        .orElseThrow(() ->
                                ProblemException.of(
                                        CommonProblem.IDEMPOTENCY_KEY_REUSED,
                                        CommonProblem.IDEMPOTENCY_KEY_REUSED.explanation()));
        return Response.fromResponse(answers.read(first).toResponse())
                .header(REPLAYED, "true")
                .build();
    }
}
