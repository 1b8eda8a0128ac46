package io.tandem.referral.click;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.tandem.referral.ReferralTest;
import io.tandem.referral.click.model.Visitor;
import io.tandem.referral.link.model.LinkId;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ClickBufferTest extends ReferralTest {

    @Inject Pool pool;
    @Inject Vertx vertx;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private UUID link;

    /** The database, away for the first writes. */
    private static final class Away extends ClickSql {
        private final AtomicInteger failures;

        Away(Pool pool, int failures) {
            super(pool);
            this.failures = new AtomicInteger(failures);
        }

        @Override
        Uni<Void> insert(List<Click> clicks) {
            return failures.getAndDecrement() > 0
                    ? Uni.createFrom().failure(new IllegalStateException("away"))
                    : super.insert(clicks);
        }
    }

    private record Settings(int capacity) implements ClickSettings {
        @Override
        public String secret() {
            return "secret";
        }

        @Override
        public Duration flushEvery() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration drainWithin() {
            return Duration.ofSeconds(10);
        }
    }

    @BeforeEach
    void givenALink() {
        String programme = openProgramme();
        link = UUID.fromString(minted(enrolPartner(), programme).extract().path("id"));
    }

    private ClickBuffer buffer(int capacity, int failures) {
        ClickBuffer buffer =
                new ClickBuffer(new Away(pool, failures), new Settings(capacity), vertx, metrics);
        buffer.start(new StartupEvent());
        return buffer;
    }

    private Click click() {
        return new Click(
                UUID.randomUUID(),
                new LinkId(link),
                1,
                clock.instant(),
                Visitor.DESKTOP,
                Optional.empty(),
                Map.of("utm_source", "x"));
    }

    private void note(ClickBuffer buffer, int clicks) {
        for (int i = 0; i < clicks; i++) {
            buffer.note(click());
        }
    }

    private long written() {
        return count("select count(*) from click where link_id = ?", link);
    }

    @Test
    void writesAllThatWaitsWhenTheProcessStops() {
        ClickBuffer buffer = buffer(10_000, 0);
        note(buffer, 1_234);

        buffer.stop(new ShutdownEvent());

        assertEquals(1_234, written());
        assertEquals(0, buffer.unwritten());
    }

    @Test
    void triesAgainWhileTheProcessStops() {
        ClickBuffer buffer = buffer(10_000, 3);
        note(buffer, 10);

        buffer.stop(new ShutdownEvent());

        assertEquals(10, written());
    }

    @Test
    void keepsWhatTheDatabaseDidNotTake() throws Exception {
        ClickBuffer buffer = buffer(10_000, 1);
        Click click = click();
        buffer.note(click);

        assertThrows(ExecutionException.class, () -> buffer.drain().get());

        assertEquals(Optional.of(new LinkId(link)), buffer.linkOf(click.id()));
        assertEquals(0, written());
        buffer.drain().get();
        assertEquals(1, written());
        assertEquals(Optional.empty(), buffer.linkOf(click.id()));
    }

    @Test
    void writesAClickOnceThoughItIsSentTwice() {
        ClickSql sql = new ClickSql(pool);
        List<Click> clicks = List.of(click());

        sql.insert(clicks).await().indefinitely();
        sql.insert(clicks).await().indefinitely();

        assertEquals(1, written());
    }

    @Test
    void countsWhatFindsNoRoom() {
        ClickBuffer buffer = buffer(5, Integer.MAX_VALUE);

        note(buffer, 8);

        assertEquals(5, buffer.unwritten());
        assertEquals(3, (long) metrics.counter("tandem.clicks.unnoted").count());
    }
}
