package io.tandem.rebate.follow;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.feed.FeedCursorSql;
import io.tandem.chassis.neighbour.Neighbour;
import io.tandem.chassis.neighbour.Neighbours;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Applies referral-service's feed page by page. A page and the cursor's advance commit together, so
 * a crash repeats nothing; every replica may read, and the one that advances the cursor applies.
 */
@ApplicationScoped
class BindingFollower {

    /** How the following goes. */
    record Progress(long position, Instant caughtUpAt, String failure) {}

    private static final String FEED = "bindings";

    private final ReferralApi referral;
    private final Neighbour neighbour;
    private final BindingUpdates updates;
    private final FeedCursorSql cursor;
    private final Pool pool;
    private final Clock clock;
    private final Vertx vertx;
    private final FollowSettings settings;
    private volatile Progress progress = new Progress(0, Instant.EPOCH, null);
    private volatile boolean stopped;
    private Duration backoff;

    BindingFollower(
            @RestClient ReferralApi referral,
            Neighbours neighbours,
            BindingUpdates updates,
            FeedCursorSql cursor,
            Pool pool,
            Clock clock,
            Vertx vertx,
            FollowSettings settings,
            MeterRegistry meters) {
        this.referral = referral;
        this.neighbour = neighbours.named("referral");
        this.updates = updates;
        this.cursor = cursor;
        this.pool = pool;
        this.clock = clock;
        this.vertx = vertx;
        this.settings = settings;
        this.backoff = settings.interval();
        Gauge.builder("tandem.bindings.lag.seconds", this, BindingFollower::lagSeconds)
                .description("How long ago the end of the feed of bindings was last reached")
                .register(meters);
    }

    private double lagSeconds() {
        return Duration.between(progress.caughtUpAt(), clock.instant()).toMillis() / 1000.0;
    }

    void start(@Observes StartupEvent event) {
        if (settings.enabled()) {
            follow(settings.interval());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    Progress progress() {
        return progress;
    }

    /**
     * Reads and applies one page.
     *
     * @return whether more may follow at once
     */
    Uni<Boolean> poll() {
        return cursor.position(pool, FEED)
                .chain(after ->
                        // Once: it is asked again by and by, and ever more seldom.
                        neighbour
                                .atMostOnce(
                                        () -> referral.feed(after, settings.pageSize()),
                                        page -> page)
                                .chain(page -> apply(after, page)));
    }

    private Uni<Boolean> apply(long after, BindingFeedPage page) {
        page.checkDense(after);
        if (page.items().isEmpty()) {
            progress = new Progress(after, clock.instant(), null);
            return Uni.createFrom().item(false);
        }
        long next = page.items().getLast().position();
        return pool.withTransaction(connection ->
                        cursor.advance(connection, FEED, after, next, clock.instant())
                                .chain(mine ->
                                        mine
                                                ? updates.apply(
                                                        connection,
                                                        page.items().stream()
                                                                .map(BindingFeedPage.Entry::binding)
                                                                .toList())
                                                : Uni.createFrom().voidItem()))
                .invoke(() -> progress = new Progress(next, progress.caughtUpAt(), null))
                .replaceWith(true);
    }

    private void follow(Duration wait) {
        if (!stopped) {
            vertx.setTimer(Math.max(1, wait.toMillis()), timer -> round());
        }
    }

    private void round() {
        if (stopped) {
            return;
        }
        poll().subscribe()
                .with(
                        more -> {
                            backoff = settings.interval();
                            follow(more ? Duration.ofMillis(1) : settings.interval());
                        },
                        this::failed);
    }

    private void failed(Throwable failure) {
        if (progress.failure() == null) {
            Log.warnf("Bindings cannot be followed, trying on: %s", failure);
        }
        progress = new Progress(progress.position(), progress.caughtUpAt(), failure.toString());
        Duration doubled = backoff.multipliedBy(2);
        backoff = doubled.compareTo(settings.maxBackoff()) < 0 ? doubled : settings.maxBackoff();
        follow(backoff);
    }
}
