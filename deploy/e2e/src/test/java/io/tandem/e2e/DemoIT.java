package io.tandem.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tandem.local.Callers;
import io.tandem.local.Console;
import io.tandem.local.Suite;
import io.tandem.local.act.Books;
import io.tandem.local.demo.Demo;
import io.tandem.local.market.Market;
import io.tandem.local.market.SimulatedMarket;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The demo tells the whole story, from sign-ups to the restatement, and finds every invariant kept;
 * told again on the same store it changes nothing.
 */
@Story
class DemoIT {

    private final Suite suite;
    private final Market market = SimulatedMarket.make().in("e2e-demo");

    DemoIT(Suite suite) {
        this.suite = suite;
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void wholeStoryHoldsAndIsToldAgainWithoutEffect() {
        assertHolds();
        String before = new Books(new Callers(suite)).integrity().path("assets").toString();

        assertHolds();

        assertEquals(before, new Books(new Callers(suite)).integrity().path("assets").toString());
    }

    private void assertHolds() {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);
        boolean holds = new Demo(suite, market, new Console(out, Instant.now())).play();
        assertTrue(holds, () -> told.toString(StandardCharsets.UTF_8));
    }
}
