package io.tandem.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tandem.local.Callers;
import io.tandem.local.ServiceName;
import io.tandem.local.Suite;
import io.tandem.local.act.Exchange;
import io.tandem.local.http.Api;
import io.tandem.local.http.Json;
import io.tandem.local.http.Reply;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A trade is taken in once: the same again is a duplicate, the same id with other content a
 * conflict.
 */
@Story
class SameTradeTwiceIT {

    private static final String PROGRAMME = "e2e-twice";

    private final Api ingest;

    SameTradeTwiceIT(Suite suite) {
        Callers callers = new Callers(suite);
        Exchange exchange = new Exchange(callers, PROGRAMME);
        exchange.openProgramme("Twice");
        exchange.setPlan(YearMonth.of(2025, 6), "0.3", "0.3");
        this.ingest = callers.ingest(ServiceName.REBATE);
    }

    @Test
    void singleTrade() {
        ObjectNode trade = trade("single");

        Reply first = ingest.ask("POST", "/v1/trades", null, trade.toString());
        Reply second = ingest.ask("POST", "/v1/trades", null, trade.toString());
        Reply other =
                ingest.ask(
                        "POST", "/v1/trades", null, trade.deepCopy().put("price", "2").toString());

        assertEquals(201, first.status(), first.text());
        assertEquals("accepted", first.body().path("outcome").textValue());
        assertEquals(200, second.status(), second.text());
        assertEquals("duplicate", second.body().path("outcome").textValue());
        assertTrue(other.isProblem(409), other.text());
        assertEquals("conflict", other.problem());
    }

    @Test
    void sameIdInAnotherMonthIsAConflictToo() {
        ingest.post("/v1/trades", trade("month"));

        Reply other =
                ingest.ask(
                        "POST",
                        "/v1/trades",
                        null,
                        trade("month").put("executedAt", "2025-07-01T00:00:00Z").toString());

        assertTrue(other.isProblem(409), other.text());
    }

    @Test
    void anotherSpellingOfTheSameNumbersIsADuplicate() {
        ingest.post("/v1/trades", trade("spelling").put("price", "1.50"));

        JsonNode again = ingest.post("/v1/trades", trade("spelling").put("price", "1.5"));

        assertEquals("duplicate", again.path("outcome").textValue());
    }

    @Test
    void arrayTellsThemApartAndOneInvalidElementRefusesItWhole() {
        ingest.post("/v1/trades", trade("array-1"));
        List<ObjectNode> batch =
                List.of(
                        trade("array-1"),
                        trade("array-2"),
                        trade("array-1").put("quantity", "9"),
                        trade("array-2"));

        JsonNode answer = ingest.post("/v1/trades", Json.array(batch));

        assertEquals(1, answer.path("accepted").intValue(), answer.toString());
        assertEquals(2, answer.path("duplicate").intValue(), answer.toString());
        assertEquals(1, answer.path("conflict").intValue(), answer.toString());
        Reply refused =
                ingest.ask(
                        "POST",
                        "/v1/trades",
                        null,
                        Json.array(List.of(trade("array-3"), trade("array-4").put("price", "-1")))
                                .toString());
        assertTrue(refused.isProblem(400), refused.text());
        assertEquals(
                "[1].price", refused.body().path("violations").path(0).path("field").textValue());
        assertEquals(
                "accepted",
                ingest.post("/v1/trades", trade("array-3")).path("outcome").textValue());
    }

    @Test
    void streamAnswersEachLineAndAnInvalidOneStopsNoOther() {
        List<String> lines =
                List.of(
                        trade("stream-1").toString(),
                        trade("stream-1").toString(),
                        "{\"not\": \"a trade\"}",
                        "no json",
                        trade("stream-1").put("fee", "7").toString(),
                        trade("stream-2").toString());

        List<JsonNode> answers = ingest.lines("/v1/trades", lines);

        assertEquals(
                List.of("accepted", "duplicate", "invalid", "invalid", "conflict", "accepted"),
                answers.stream().map(answer -> answer.path("outcome").textValue()).toList());
        assertEquals(
                IntStream.rangeClosed(1, lines.size()).boxed().toList(),
                answers.stream().map(answer -> answer.path("line").intValue()).toList());
    }

    @Test
    void precisionBeyondTheWireIsRefusedNotRounded() {
        for (String fee :
                List.of(
                        "0.1234567890123",
                        "1e-3",
                        "1E3",
                        "",
                        " 1",
                        "NaN",
                        "100000000000000000000000")) {
            Reply refused =
                    ingest.ask(
                            "POST",
                            "/v1/trades",
                            null,
                            trade("precision").put("fee", fee).toString());
            assertTrue(refused.isProblem(400), fee + ": " + refused.text());
        }
    }

    private static ObjectNode trade(String id) {
        return PlainTrade.of(PROGRAMME, id, "nobody-referred-me", "2025-06-15T12:00:00Z");
    }
}
