package io.tandem.rebate.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.tandem.chassis.json.StrictJson;
import io.tandem.testkit.Seeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is taken as plain is what the general reader makes of it, too. */
class PlainTradesTest {

    private static final String TRADE =
            """
            {"programme":"okx","tradeId":"bill-1","userId":"u1","instrument":"BTC-USDT",
            "instrumentType":"SPOT","side":"BUY","price":"30218.8","quantity":"0.0125",
            "volumeUsd":"377.735","fee":"0.377735","netFee":"0.30","feeAsset":"USDT",
            "liquidity":"TAKER","executedAt":"2026-10-01T12:00:00.123456Z","userTier":"VIP1",
            "marketMaker":false,"voucher":true}
            """;

    private static final String[] FIELDS = {
        "\"programme\":\"okx\"",
        "\"tradeId\":\"b-1\"",
        "\"userId\":\"44705892343619584\"",
        "\"instrument\":\"BTC-USDT\"",
        "\"instrumentType\":\"SWAP\"",
        "\"side\":\"SELL\"",
        "\"price\":\"30218.80\"",
        "\"quantity\":\"007\"",
        "\"quantity\":\"99999999999999999999\"",
        "\"volumeUsd\":\"0.000000000000000001\"",
        "\"fee\":\"-12345678901234567890.12\"",
        "\"fee\":\"-0.0\"",
        "\"netFee\":null",
        "\"netFee\":\"0.302188\"",
        "\"feeAsset\":\"1INCH\"",
        "\"liquidity\":\"MAKER\"",
        "\"executedAt\":\"2024-02-29T23:59:59Z\"",
        "\"executedAt\":\"1970-01-01T00:00:00.5Z\"",
        "\"userTier\":\"\"",
        "\"marketMaker\":true",
        "\"voucher\":null",
        "\"tradeId\":\"\""
    };

    private static final String SPITE = "\"\\{}[]:,.-+ \t\n0123456789eETZtfnul\u0000\u007fäx";

    private final ObjectReader general = mapper().readerFor(ReportTrade.class);
    private final PlainTrades plain = new PlainTrades(3);

    private static ObjectMapper mapper() {
        ObjectMapper mapper = new ObjectMapper();
        new StrictJson().customize(mapper);
        return mapper;
    }

    @Test
    void takesWhatProgramsWrite() throws IOException {
        assertEquals(Optional.of(general.readValue(TRADE)), read(TRADE));
        assertEquals(Optional.of(general.readValue("{}")), read("{}"));
    }

    @Test
    void takesNothingThatTheGeneralReaderRefusesOrReadsOtherwise() {
        AtomicInteger whole = new AtomicInteger();
        AtomicInteger broken = new AtomicInteger();
        Seeds.forAll(
                20_000,
                random -> {
                    String text = text(random);
                    String sent = random.nextInt(4) == 0 ? text : spoilt(text, random);
                    Optional<ReportTrade> taken = read(sent);
                    if (taken.isPresent()) {
                        assertEquals(readGenerally(sent), taken, sent);
                        (sent.equals(text) ? whole : broken).incrementAndGet();
                    }
                });
        assertTrue(whole.get() > 1_000, "whole ones are taken: " + whole);
        assertTrue(broken.get() > 1_000, "spoilt ones are taken that are still trades: " + broken);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{} {}",
                "{}x",
                "{,}",
                "{\"fee\":\"1\",}",
                "{\"fee\":1}",
                "{\"fee\":\"1.\"}",
                "{\"fee\":\".5\"}",
                "{\"fee\":\"1 \"}",
                "{\"fee\":\" 1\"}",
                "{\"fee\":\"1e3\"}",
                "{\"fee\":\"+1\"}",
                "{\"fee\":\"--1\"}",
                "{\"fee\":\"\"}",
                "{\"fee\":\"100000000000000000000\"}",
                "{\"fee\":\"0.0000000000000000001\"}",
                "{\"fee\":\"1\",\"fee\":\"1\"}",
                "{\"netFee\":null,\"netFee\":null}",
                "{\"colour\":\"red\"}",
                "{\"side\":\"buy\"}",
                "{\"feeAsset\":\"usdt\"}",
                "{\"feeAsset\":\"\"}",
                "{\"userId\":\"a\\u0000b\"}",
                "{\"userId\":\"a\tb\"}",
                "{\"userId\":7}",
                "{\"marketMaker\":\"true\"}",
                "{\"marketMaker\":truex}",
                "{\"executedAt\":\"2026-02-29T00:00:00Z\"}",
                "{\"executedAt\":\"2026-13-01T00:00:00Z\"}",
                "{\"executedAt\":\"2026-10-01T24:00:00Z\"}",
                "{\"executedAt\":\"2026-10-01T12:00:00\"}",
                "{\"executedAt\":\"2026-10-01T12:00:00.Z\"}",
                "{\"executedAt\":\"2026-10-01T12:00:00.1234567Z\"}",
                "{\"executedAt\":\"1969-12-31T23:59:59Z\"}",
                "{\"executedAt\":\"2026-10-01Z\"}"
            })
    void leavesWhatIsNotPlainToTheGeneralReader(String text) {
        assertEquals(Optional.empty(), read(text));
    }

    @Test
    void readsAnArrayUpToItsLimit() {
        assertEquals(2, body("[" + TRADE + ",{}]").orElseThrow().trades().size());
        assertTrue(body("[]").orElseThrow().isArray());
        assertTrue(body("[{},{},{}]").isPresent());
        assertTrue(body("[{},{},{},{}]").isEmpty());
        assertTrue(body("[{},]").isEmpty());
        assertTrue(body("[" + ",".repeat(100_000)).isEmpty());
    }

    private Optional<ReportTrade> read(String text) {
        return plain.one(text.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<ReportedTrades> body(String text) {
        return plain.body(text.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<ReportTrade> readGenerally(String text) {
        try {
            return Optional.of(general.readValue(text.getBytes(StandardCharsets.UTF_8)));
        } catch (JsonProcessingException refused) {
            return Optional.empty();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Random random) {
        List<String> fields = new ArrayList<>(List.of(FIELDS));
        Collections.shuffle(fields, random);
        String space = random.nextInt(3) == 0 ? " \n" : "";
        return "{"
                + space
                + String.join("," + space, fields.subList(0, random.nextInt(6)))
                + space
                + "}";
    }

    /** With a character put in, taken out or replaced. */
    private static String spoilt(String text, Random random) {
        StringBuilder spoilt = new StringBuilder(text);
        int at = random.nextInt(text.length());
        char spite = SPITE.charAt(random.nextInt(SPITE.length()));
        switch (random.nextInt(3)) {
            case 0 -> spoilt.insert(at, spite);
            case 1 -> spoilt.deleteCharAt(at);
            default -> spoilt.setCharAt(at, spite);
        }
        return spoilt.toString();
    }
}
