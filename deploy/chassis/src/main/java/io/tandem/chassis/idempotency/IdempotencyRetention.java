package io.tandem.chassis.idempotency;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/** Forgets keys that no retry will bring again. Any replica may do it, and twice does no harm. */
@ApplicationScoped
public class IdempotencyRetention {

    /** How long a key is remembered. */
    @ConfigMapping(prefix = "tandem.idempotency")
    public interface Settings {

        /** A retry after this time is a new request. */
        @WithDefault("P30D")
        Duration retention();
    }

    private static final String FORGET = "delete from idempotency_key where created_at < $1";

    private final Pool pool;
    private final Clock clock;
    private final Settings settings;

    IdempotencyRetention(Pool pool, Clock clock, Settings settings) {
        this.pool = pool;
        this.clock = clock;
        this.settings = settings;
    }

    @Scheduled(every = "1h", delayed = "1m", identity = "idempotency-retention")
    Uni<Void> forget() {
        return pool.preparedQuery(FORGET)
                .execute(
                        Tuple.of(
                                clock.instant()
                                        .minus(settings.retention())
                                        .atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}
