package io.tandem.referral.click;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tandem.referral.link.model.LinkId;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The clicks that are not written yet, in bounded memory. A click leaves it when the database has
 * it, so a database that is away costs nothing until the buffer is full; then clicks go unnoted,
 * and are counted.
 */
@ApplicationScoped
public class ClickBuffer {

    private static final int BATCH = 500;
    private static final long RETRY_MILLIS = 100;

    private final ClickSql sql;
    private final ClickSettings settings;
    private final Vertx vertx;
    private final Counter unnoted;
    private final Queue<Click> queue = new ConcurrentLinkedQueue<>();
    private final Map<UUID, Click> unwritten = new ConcurrentHashMap<>();
    private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);
    private long timer;

    ClickBuffer(ClickSql sql, ClickSettings settings, Vertx vertx, MeterRegistry metrics) {
        this.sql = sql;
        this.settings = settings;
        this.vertx = vertx;
        this.unnoted = metrics.counter("tandem.clicks.unnoted");
        metrics.gaugeMapSize("tandem.clicks.unwritten", List.of(), unwritten);
    }

    void start(@Observes StartupEvent start) {
        timer = vertx.setPeriodic(settings.flushEvery().toMillis(), tick -> flush());
    }

    /** Fired when requests have ended and before the pool is closed. */
    void stop(@Observes ShutdownEvent stop) {
        vertx.cancelTimer(timer);
        try {
            drainAnyhow().get(settings.drainWithin().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            Log.errorf(e, "%d clicks could not be written before the end", unwritten.size());
        }
    }

    /** Takes a click, never waiting. */
    void note(Click click) {
        if (unwritten.size() >= settings.capacity()) {
            unnoted.increment();
            return;
        }
        unwritten.put(click.id(), click);
        queue.add(click);
        if (unwritten.size() >= BATCH) {
            flush();
        }
    }

    /**
     * The link of a click that is not written yet: a claim may come sooner than the click's row.
     */
    public Optional<LinkId> linkOf(UUID click) {
        return Optional.ofNullable(unwritten.get(click)).map(Click::link);
    }

    int unwritten() {
        return unwritten.size();
    }

    /** Writes what is here, unless that is being done. */
    synchronized void flush() {
        if (writing.isDone() && !queue.isEmpty()) {
            writing = write();
            writing.whenComplete(ClickBuffer::report);
        }
    }

    /** Completes when all that is here now has been written. */
    synchronized CompletableFuture<Void> drain() {
        writing = writing.handle((done, failure) -> null).thenCompose(done -> write());
        return writing;
    }

    /** Tries until it is done: the database may be back before the time is up. */
    private CompletableFuture<Void> drainAnyhow() {
        return drain().exceptionallyCompose(failure ->
                vertx.timer(RETRY_MILLIS).toCompletionStage().thenCompose(tick -> drainAnyhow()));
    }

    private CompletableFuture<Void> write() {
        List<Click> batch = new ArrayList<>(BATCH);
        for (Click click : queue) {
            batch.add(click);
            if (batch.size() == BATCH) {
                break;
            }
        }
        if (batch.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return sql.insert(batch)
                .invoke(() -> release(batch))
                .subscribeAsCompletionStage()
                .thenCompose(written -> write());
    }

    /** Only one batch is on its way at a time, so it is still the head of the queue. */
    private void release(List<Click> batch) {
        for (Click click : batch) {
            queue.remove();
            unwritten.remove(click.id());
        }
    }

    private static void report(Void done, Throwable failure) {
        if (failure != null) {
            Log.warnf("Clicks wait for the database: %s", failure);
        }
    }
}
