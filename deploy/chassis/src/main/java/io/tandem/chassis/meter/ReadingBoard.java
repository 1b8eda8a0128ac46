package io.tandem.chassis.meter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads the figures one after the other on one connection, at intervals, not at each scrape: who
 * scrapes often costs the database nothing. {@code tandem_readings_age_seconds} tells how old they
 * are, so that figures nobody could read do not pass for good ones.
 */
@ApplicationScoped
public class ReadingBoard {

    /** The feeds of any service: what nobody has fetched yet waits without a position. */
    private static final Reading FEED_WAITING =
            new Reading(
                    "tandem.feed.waiting.seconds",
                    "How long the oldest entry of a feed has been waiting to be fetched",
                    List.of("feed"),
                    """
                    select h.feed, coalesce(extract(epoch from now() - (
                        select e.at from feed_entry e
                        where e.feed = h.feed and e.position is null
                        order by e.id limit 1)), 0)::double precision
                    from feed_head h
                    """);

    private static final Reading FEED_POSITION =
            new Reading(
                    "tandem.feed.position",
                    "The last position of a feed",
                    List.of("feed"),
                    "select feed, position::double precision from feed_head");

    private final Pool pool;
    private final Clock clock;
    private final Map<Reading, MultiGauge> gauges = new LinkedHashMap<>();
    private volatile Instant readAt;

    ReadingBoard(Pool pool, Clock clock, MeterRegistry meters, @All List<Readings> services) {
        this.pool = pool;
        this.clock = clock;
        this.readAt = clock.instant();
        Stream.concat(
                        Stream.of(FEED_WAITING, FEED_POSITION),
                        services.stream().flatMap(readings -> readings.all().stream()))
                .forEach(reading ->
                        gauges.put(
                                reading,
                                MultiGauge.builder(reading.name())
                                        .description(reading.description())
                                        .register(meters)));
        Gauge.builder("tandem.readings.age.seconds", this, ReadingBoard::ageSeconds)
                .description("How old the figures are that are read from the database")
                .register(meters);
    }

    private double ageSeconds() {
        return Duration.between(readAt, clock.instant()).toMillis() / 1000.0;
    }

    @Scheduled(
            identity = "readings",
            every = "{tandem.readings.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> readByAndBy() {
        return read().onFailure()
                .invoke(e -> Log.warnf("The figures cannot be read: %s", e.toString()))
                .onFailure()
                .recoverWithNull();
    }

    /** Reads every figure now. */
    public Uni<Void> read() {
        return pool.withConnection(connection ->
                        Multi.createFrom()
                                .iterable(gauges.keySet())
                                .onItem()
                                .transformToUniAndConcatenate(reading -> read(connection, reading))
                                .collect()
                                .asList())
                .invoke(() -> readAt = clock.instant())
                .replaceWithVoid();
    }

    private Uni<Void> read(SqlConnection connection, Reading reading) {
        return connection
                .query(reading.query())
                .execute()
                .invoke(rows -> gauges.get(reading).register(rows(reading, rows), true))
                .replaceWithVoid();
    }

    private static List<MultiGauge.Row<?>> rows(Reading reading, RowSet<Row> rows) {
        List<MultiGauge.Row<?>> gauges = new ArrayList<>();
        for (Row row : rows) {
            Tags tags = Tags.empty();
            for (int i = 0; i < reading.labels().size(); i++) {
                tags = tags.and(reading.labels().get(i), row.getString(i));
            }
            gauges.add(MultiGauge.Row.of(tags, row.getDouble(reading.labels().size())));
        }
        return gauges;
    }
}
