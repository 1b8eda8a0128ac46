package io.tandem.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tandem.local.Callers;
import io.tandem.local.ServiceName;
import io.tandem.local.Suite;
import io.tandem.local.act.Exchange;
import io.tandem.local.http.Api;
import io.tandem.local.http.Json;
import io.tandem.local.http.LineStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * One very long NDJSON stream ({@code -De2e.lines=1000000} for the full length): every line is
 * answered, in order, and the service stays below 512 MiB of resident memory.
 */
@Story
class LongStreamIT {

    private static final long LIMIT_KIB = 512 * 1024;
    private static final int USERS = 500;
    private static final YearMonth PERIOD = YearMonth.of(2025, 6);

    private final Suite suite;
    private final Callers callers;
    private final Exchange exchange;

    LongStreamIT(Suite suite) {
        this.suite = suite;
        this.callers = new Callers(suite);
        this.exchange = new Exchange(callers, "e2e-long");
    }

    @Test
    void answersEveryLineInConstantMemory() {
        int count = Integer.getInteger("e2e.lines", 200_000);
        bindUsers();
        AtomicLong answered = new AtomicLong();
        AtomicLong peakKib = new AtomicLong();
        long began = System.nanoTime();

        try (LineStream stream = callers.ingest(ServiceName.REBATE).lines("/v1/trades")) {
            Stream<String> lines = IntStream.rangeClosed(1, count).mapToObj(this::trade);
            stream.converse(
                    lines.iterator(),
                    answer -> {
                        long number = answered.incrementAndGet();
                        assertTrue(answer.contains("\"line\":" + number + ","), answer);
                        assertTrue(answer.contains("\"outcome\":\"accepted\""), answer);
                        if (number % 10_000 == 0) {
                            residentKib()
                                    .ifPresent(kib -> peakKib.accumulateAndGet(kib, Math::max));
                        }
                    });
        }

        assertEquals(count, answered.get());
        long millis = (System.nanoTime() - began) / 1_000_000;
        System.err.println(
                "LongStreamIT: "
                        + count
                        + " lines in "
                        + millis
                        + " ms, "
                        + count * 1000L / Math.max(1, millis)
                        + " a second, at most "
                        + peakKib.get() / 1024
                        + " MiB resident");
        assertTrue(peakKib.get() < LIMIT_KIB, peakKib.get() + " KiB");
        assertEquals(0, expected(count).compareTo(earned()));
    }

    private void bindUsers() {
        exchange.openProgramme("Long");
        exchange.setPlan(PERIOD, "0.3", "0.3");
        exchange.link(exchange.enrol("Long partner", "CH"), "e2e-long-link", null, null, null);
        List<String> signUps =
                IntStream.range(0, USERS)
                        .mapToObj(user ->
                                exchange.signUp(
                                        "long-" + user,
                                        "e2e-long-link",
                                        Instant.parse("2025-05-01T00:00:00Z")))
                        .toList();
        assertEquals(USERS, exchange.reportSignUps(signUps).size());
    }

    private String trade(int number) {
        return "{\"programme\":\"e2e-long\",\"tradeId\":\"long:"
                + number
                + "\",\"userId\":\"long-"
                + number % USERS
                + "\",\"instrument\":\"BTC-USDT\",\"instrumentType\":\"SPOT\",\"side\":\"BUY\",\"price\":\"60000.5\","
                + "\"quantity\":\"0.001\",\"volumeUsd\":\"60.0005\",\"fee\":\"0.0600005\",\"feeAsset\":\"USDT\","
                + "\"liquidity\":\"TAKER\",\"executedAt\":\"2025-06-"
                + (10 + number % 20)
                + "T12:00:00Z\"}";
    }

    private static BigDecimal expected(int count) {
        return new BigDecimal("0.0600005")
                .multiply(new BigDecimal("0.3"))
                .multiply(BigDecimal.valueOf(count));
    }

    private BigDecimal earned() {
        Api operator = callers.operator(ServiceName.REBATE);
        String query = "/v1/earnings?programme=e2e-long&from=" + PERIOD + "&to=" + PERIOD;
        return Json.items(operator.get(query)).stream()
                .map(item -> Json.decimal(item.path("rebate")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The service's resident memory, where the operating system shows it as a file. */
    private OptionalLong residentKib() {
        Path status = Path.of("/proc/" + suite.pid(ServiceName.REBATE) + "/status");
        if (!Files.isReadable(status)) {
            return OptionalLong.empty();
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
