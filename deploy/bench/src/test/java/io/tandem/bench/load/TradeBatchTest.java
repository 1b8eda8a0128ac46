package io.tandem.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.bench.subject.Population;
import io.tandem.local.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TradeBatchTest {

    private static final Instant NOW = Instant.parse("2026-11-22T20:00:00.123456Z");

    private static String text(TradeBatch batch, long block) {
        return new String(batch.withIdsOf(block), StandardCharsets.UTF_8);
    }

    @Test
    void writesATradeALine() {
        TradeBatch batch = TradeBatch.lines(NOW).getFirst();

        List<JsonNode> trades = text(batch, 0xabcL).lines().map(Json::read).toList();

        assertEquals(TradeBatch.SIZE, trades.size());
        assertEquals("T0000000000000abc000", trades.get(0).get("tradeId").asText());
        assertEquals("T0000000000000abc499", trades.get(499).get("tradeId").asText());
        assertEquals("2026-11-22T20:00:00.123Z", trades.get(0).get("executedAt").asText());
        assertEquals("64000.01", trades.get(0).get("price").asText());
        assertEquals("0.0124", trades.get(0).get("quantity").asText());
        assertEquals("793.600124", trades.get(0).get("volumeUsd").asText());
    }

    @Test
    void hasEveryUserTradeOnceInAllBatches() {
        Set<String> users = new HashSet<>();

        for (TradeBatch batch : TradeBatch.arrays(NOW)) {
            Json.items(Json.read(text(batch, 1)))
                    .forEach(trade -> users.add(trade.get("userId").asText()));
        }

        assertEquals(Population.USERS, users.size());
    }

    @Test
    void neverDrawsABlockTwice() {
        TradeIds ids = new TradeIds(NOW.toEpochMilli());
        Set<Long> blocks = new HashSet<>();

        for (int i = 0; i < 100_000; i++) {
            assertTrue(blocks.add(ids.nextBlock()));
        }
    }

    @Test
    void countsOutcomesInWhateverPiecesTheyCome() {
        byte[] bytes =
                """
                {"line":1,"tradeId":"a","outcome":"accepted"}
                {"line":2,"tradeId":"\\"outcome","outcome":"duplicate"}
                {"line":3,"tradeId":"c","outcome":"accepted"}
                """
                        .getBytes(StandardCharsets.UTF_8);

        for (int piece = 1; piece < bytes.length; piece++) {
            AnswerLines answers = new AnswerLines();
            for (int start = 0; start < bytes.length; start += piece) {
                int length = Math.min(piece, bytes.length - start);
                byte[] part = new byte[length];
                System.arraycopy(bytes, start, part, 0, length);
                answers.add(part, length);
            }

            assertEquals(3, answers.outcomes());
            assertEquals(2, answers.accepted());
        }
    }
}
