package io.tandem.rebate.follow;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.tandem.rebate.RebateTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FollowTest extends RebateTest {

    @BeforeEach
    void plan() {
        publishFlat("0.30");
    }

    @Test
    void asksForABindingThatTheFeedHasNotBroughtYet() {
        fake("lookup", binding("alice", partner));

        report(trade("t1", "alice")).then().statusCode(201);

        assertEquals(new BigDecimal("4.5"), available(partner));
        assertEquals("ACCRUED", explain("t1").getString("accrual.kind"));
    }

    @Test
    void acceptsTradesWhileTheNeighbourIsDownAndRestatesThemLater() {
        fake("mode", "\"down\"");
        report(trade("t1", "alice")).then().statusCode(201);
        assertThrows(RuntimeException.class, feed::poll);
        assertEquals("UNBOUND", explain("t1").getString("accrual.reason"));
        fake("mode", "\"up\"");

        bind("alice", partner);

        assertEquals(new BigDecimal("4.5"), available(partner));
        assertEquals("BINDING", explain("t1").getString("accrual.cause"));
        RestAssured.get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void goesNoFurtherOverAGap() {
        fake("feed", binding("alice", partner));
        fake("mode", "\"gap\"");

        assertThrows(IllegalStateException.class, feed::poll);

        fake("mode", "\"up\"");
        feed.catchUp();
        report(trade("t1", "alice")).then().statusCode(201);
        assertEquals(new BigDecimal("4.5"), available(partner));
    }

    @Test
    void appliesAPageOnceWhoeverReadsIt() throws Exception {
        report(trade("t1", "alice")).then().statusCode(201);
        fake("feed", binding("alice", partner));

        CompletableFuture.allOf(
                        CompletableFuture.runAsync(feed::poll),
                        CompletableFuture.runAsync(feed::poll),
                        CompletableFuture.runAsync(feed::poll))
                .get();

        assertEquals(3, explain("t1").getList("history").size());
        assertEquals(new BigDecimal("4.5"), available(partner));
    }

    /**
     * Without the rating lock a trade slips between a binding and the restatement that it brings.
     */
    @Test
    void leavesNoTradeUnboundThatCameTogetherWithItsBinding() throws Exception {
        try (ExecutorService clients = Executors.newFixedThreadPool(5)) {
            for (int round = 0; round < 15; round++) {
                String user = "user" + round;
                // Known not to be bound, so that no look-up helps.
                report(trade(user + "-first", user)).then().statusCode(201);
                fake("feed", binding(user, partner));
                List<Future<?>> running = new ArrayList<>();
                for (int client = 0; client < 4; client++) {
                    List<Map<String, Object>> trades = new ArrayList<>();
                    for (int i = 0; i < 50; i++) {
                        trades.add(trade(user + "-" + client + "-" + i, user));
                    }
                    running.add(clients.submit(() -> report(trades).then().statusCode(200)));
                }
                running.add(clients.submit(feed::catchUp));
                for (Future<?> one : running) {
                    one.get();
                }
            }
        }

        assertEquals(new BigDecimal("13567.5"), available(partner));
        assertEquals(true, integrity().getBoolean("balanced"));
    }

    @Test
    void keepsTheHighestRevisionWhateverTheOrder() {
        Map<String, Object> binding = binding("alice", partner);
        binding.put("revision", 5);
        tell(binding);
        Map<String, Object> stale = binding("alice", partner);
        stale.put("id", binding.get("id"));
        stale.put("state", "VOIDED");
        stale.put("revision", 4);
        tell(stale);

        report(trade("t1", "alice")).then().statusCode(201);

        assertEquals(new BigDecimal("4.5"), available(partner));
    }
}
