package io.tandem.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.ServiceName;
import io.tandem.local.Suite;
import io.tandem.local.act.Tally;
import io.tandem.local.http.Json;
import io.tandem.local.http.LineStream;
import io.tandem.local.market.Market;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * rebate-service is killed in the middle of an intake: what it acknowledged is kept, and nothing is
 * there twice.
 */
@Story
class KilledIntakeIT {

    private final Suite suite;

    KilledIntakeIT(Suite suite) {
        this.suite = suite;
    }

    @Test
    void nothingAcknowledgedIsLostAndNothingDoubled() {
        Market market = Input.market("e2e-killed");
        Play play = Play.of(suite, market);
        play.intake().signUps(market.referrals());
        List<String> lines =
                market.trades().stream()
                        .map(trade -> trade.json(market.programme()).toString())
                        .toList();

        Set<String> acknowledged = sendUntilKilled(play, lines);
        suite.restart(ServiceName.REBATE);
        Tally resent = play.intake().trades(market.trades());

        assertTrue(acknowledged.size() < lines.size(), "killed too late to prove anything");
        assertEquals(lines.size(), resent.of("accepted") + resent.of("duplicate"));
        assertTrue(
                resent.of("duplicate") >= acknowledged.size(),
                acknowledged.size()
                        + " were acknowledged, and only "
                        + resent.of("duplicate")
                        + " are known");
        Patience.assertBecomes(play.expectedRebates(), play::earned, "rebates");
        assertEquals(play.expectedRebates(), play.balances());
        assertTrue(play.books().integrity().path("balanced").booleanValue());
    }

    /**
     * Sends until a fifth was answered, then kills the service; gives back the trades that it
     * acknowledged. The last fifth is not sent before, for it may have answered all that it got.
     */
    private Set<String> sendUntilKilled(Play play, List<String> lines) {
        Set<String> acknowledged = new HashSet<>();
        CompletableFuture<Void> killed = new CompletableFuture<>();
        Iterator<String> sent =
                IntStream.range(0, lines.size())
                        .mapToObj(number -> {
                            if (number == lines.size() * 4 / 5) {
                                killed.orTimeout(1, TimeUnit.MINUTES).join();
                            }
                            return lines.get(number);
                        })
                        .iterator();
        try (LineStream stream = play.callers().ingest(ServiceName.REBATE).lines("/v1/trades")) {
            assertThrows(
                    UncheckedIOException.class,
                    () ->
                            stream.converse(
                                    sent,
                                    answer -> {
                                        JsonNode line = Json.read(answer);
                                        if (line.path("outcome").asText().equals("accepted")) {
                                            acknowledged.add(line.path("tradeId").textValue());
                                        }
                                        if (acknowledged.size() == lines.size() / 5) {
                                            suite.kill(ServiceName.REBATE);
                                            killed.complete(null);
                                        }
                                    }));
        }
        return acknowledged;
    }
}
