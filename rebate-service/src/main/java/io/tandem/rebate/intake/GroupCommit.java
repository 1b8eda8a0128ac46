package io.tandem.rebate.intake;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.tandem.chassis.problem.CommonProblem;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.rebate.trade.model.Trade;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Lets single reports that come while a batch is being written share the next one: one commit for
 * all of them. Each is answered when its trade is durable. Should a batch fail on its data, its
 * trades are written one by one, so that each has its own failure and nobody another's.
 *
 * <p>A batch begins at once if none is being written. Beside others it begins when at least as many
 * reports wait as the latest of those took: so callers who wait for their answers fall into groups
 * of about the same size, of which one is written while another is being answered and asks anew. A
 * few that come first then cost no commit of their own.
 */
@ApplicationScoped
class GroupCommit {

    private record Waiting(Trade trade, UniEmitter<? super Outcome> answer, Context context) {

        void complete(Outcome outcome) {
            run(() -> answer.complete(outcome));
        }

        void fail(Throwable failure) {
            run(() -> answer.fail(failure));
        }

        private void run(Runnable end) {
            if (context == null) {
                end.run();
            } else {
                context.runOnContext(now -> end.run());
            }
        }
    }

    private final Function<List<Trade>, Uni<List<Outcome>>> batches;
    private final int largest;
    private final int mostWaiting;
    private final Context own;
    private final ConcurrentLinkedQueue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger length = new AtomicInteger();
    private final AtomicBoolean called = new AtomicBoolean();
    private final int atOnce;
    private int writing;
    private int latest;

    @Inject
    GroupCommit(BatchIntake batches, IntakeSettings settings, Vertx vertx) {
        this(
                batches::accept,
                settings.batch(),
                settings.queue(),
                settings.writers(),
                vertx.getOrCreateContext());
    }

    /**
     * Writes batches of at most {@code largest}, {@code atOnce} at the same time.
     *
     * @param batches writes a batch: what became of each of its trades, in their order
     * @param own where it is decided when a batch begins
     */
    GroupCommit(
            Function<List<Trade>, Uni<List<Outcome>>> batches,
            int largest,
            int mostWaiting,
            int atOnce,
            Context own) {
        this.batches = batches;
        this.largest = largest;
        this.mostWaiting = mostWaiting;
        this.atOnce = atOnce;
        this.own = own;
    }

    Uni<Outcome> accept(Trade trade) {
        return Uni.createFrom().emitter(answer -> enqueue(trade, answer));
    }

    private void enqueue(Trade trade, UniEmitter<? super Outcome> answer) {
        if (length.incrementAndGet() > mostWaiting) {
            length.decrementAndGet();
            answer.fail(
                    ProblemException.of(
                                    CommonProblem.TOO_MANY_REQUESTS,
                                    "More trades wait than can be written soon.")
                            .with("retryAfterSeconds", 1));
            return;
        }
        queue.add(new Waiting(trade, answer, Vertx.currentContext()));
        // Whoever comes before that is done is seen by it, too.
        if (called.compareAndSet(false, true)) {
            own.runOnContext(now -> next());
        }
    }

    /** Runs in one context only: what it touches needs no lock. */
    private void next() {
        called.set(false);
        List<Waiting> batch = nextBatch();
        while (!batch.isEmpty()) {
            write(batch);
            batch = nextBatch();
        }
    }

    /** Those who are to be written now, if any. */
    private List<Waiting> nextBatch() {
        if (writing == atOnce || writing > 0 && length.get() < latest) {
            return List.of();
        }
        List<Waiting> batch = new ArrayList<>();
        while (batch.size() < largest && !queue.isEmpty()) {
            batch.add(queue.poll());
        }
        return batch;
    }

    private void write(List<Waiting> batch) {
        length.addAndGet(-batch.size());
        latest = batch.size();
        writing++;
        List<Trade> trades = batch.stream().map(Waiting::trade).toList();
        Uni.createFrom()
                .deferred(() -> batches.apply(trades))
                .subscribe()
                .with(outcomes -> written(batch, outcomes), failure -> failed(batch, failure));
    }

    private void written(List<Waiting> batch, List<Outcome> outcomes) {
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).complete(outcomes.get(i));
        }
        proceed();
    }

    private void failed(List<Waiting> batch, Throwable failure) {
        if (batch.size() > 1 && failure instanceof PgException) {
            alone(batch, 0);
            return;
        }
        batch.forEach(waiting -> waiting.fail(failure));
        proceed();
    }

    private void alone(List<Waiting> batch, int index) {
        if (index == batch.size()) {
            proceed();
            return;
        }
        Waiting one = batch.get(index);
        batches.apply(List.of(one.trade()))
                .onTermination()
                .invoke(() -> own.runOnContext(now -> alone(batch, index + 1)))
                .subscribe()
                .with(outcomes -> one.complete(outcomes.getFirst()), one::fail);
    }

    private void proceed() {
        own.runOnContext(now -> {
            writing--;
            next();
        });
    }
}
