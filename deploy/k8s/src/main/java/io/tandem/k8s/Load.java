package io.tandem.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.Callers;
import io.tandem.local.ServiceName;
import io.tandem.local.act.Exchange;
import io.tandem.local.http.Api;
import io.tandem.local.http.Json;
import io.tandem.local.http.Reply;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * What partners and the exchange's systems go on asking for while pods come and go. A request that
 * does not get the answer it should is a failed one: nothing here tries again by itself.
 */
final class Load implements AutoCloseable {

    private static final int USERS = 8;
    private static final int BATCH = 10;
    private static final long PAUSE_MILLIS = 40;
    private static final BigDecimal FEE = new BigDecimal("1.25");
    private static final BigDecimal RATE = new BigDecimal("0.30");

    private final Callers callers;
    private final Exchange exchange;
    private final UUID partner;
    private final String code;
    private final Instant at = Instant.parse("2026-03-02T10:00:00Z");
    private final Map<String, String> sent = new ConcurrentSkipListMap<>();
    private final AtomicInteger trades = new AtomicInteger();
    private final Map<Integer, Long> millis = new ConcurrentHashMap<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger busy = new AtomicInteger();
    private final List<String> failed = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean running;

    Load(Callers callers, String programme) {
        this.callers = callers;
        this.exchange = new Exchange(callers, programme);
        exchange.openProgramme("Smoke");
        exchange.setPlan(YearMonth.of(2026, 3), RATE.toPlainString(), "0.25");
        this.partner = exchange.enrol("Smoke", "CH");
        this.code = exchange.link(partner, programme, null, null, null).path("code").textValue();
        exchange.reportSignUps(
                IntStream.range(0, USERS)
                        .mapToObj(n -> exchange.signUp("u" + n, code, at.minusSeconds(60)))
                        .toList());
    }

    /** What happened in a stretch of the load. */
    record Stretch(int answered, long p99Millis, long maxMillis, List<String> failed) {}

    void start() {
        running = true;
        answered.set(0);
        millis.clear();
        failed.clear();
        List<Runnable> asks =
                List.of(
                        this::followLink,
                        this::signUp,
                        this::oneTrade,
                        this::manyTrades,
                        this::readBalances,
                        this::foundTeam,
                        this::readTeams);
        asks.forEach(ask -> workers.submit(() -> repeat(ask)));
    }

    /** Lets what is under way come to its end. */
    Stretch stop() {
        running = false;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(70);
        while (busy.get() > 0 && System.nanoTime() - end < 0) {
            Cluster.pause();
        }
        List<Long> sorted = millis.values().stream().sorted().toList();
        long p99 = sorted.isEmpty() ? 0 : sorted.get((sorted.size() - 1) * 99 / 100);
        long max = sorted.isEmpty() ? 0 : sorted.getLast();
        return new Stretch(answered.get(), p99, max, List.copyOf(failed));
    }

    private void repeat(Runnable ask) {
        busy.incrementAndGet();
        try {
            while (running) {
                ask.run();
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            busy.decrementAndGet();
        }
    }

    private Reply ask(Api api, int wanted, String method, String path, String key, String body) {
        long from = System.nanoTime();
        try {
            Reply reply = api.ask(method, path, key, body);
            millis.put(
                    answered.incrementAndGet(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from));
            if (reply.status() != wanted) {
                failed.add(method + " " + path + ": " + reply.status() + " " + reply.text());
            }
            return reply;
        } catch (UncheckedIOException | IllegalStateException e) {
            failed.add(e.getMessage());
            return null;
        }
    }

    private void followLink() {
        ask(callers.nobody(ServiceName.REFERRAL), 302, "GET", "/r/" + code, null, null);
    }

    private void signUp() {
        String user = "s-" + UUID.randomUUID();
        String body = exchange.signUp(user, code, at);
        ask(callers.ingest(ServiceName.REFERRAL), 201, "POST", "/v1/bindings", null, body);
    }

    private void oneTrade() {
        String id = "t" + trades.incrementAndGet();
        sent.put(id, trade(id));
        ask(callers.ingest(ServiceName.REBATE), 201, "POST", "/v1/trades", null, sent.get(id));
    }

    private void manyTrades() {
        List<String> batch = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            String id = "t" + trades.incrementAndGet();
            sent.put(id, trade(id));
            batch.add(sent.get(id));
        }
        String body = "[" + String.join(",", batch) + "]";
        Reply reply =
                ask(callers.ingest(ServiceName.REBATE), 200, "POST", "/v1/trades", null, body);
        if (reply != null && reply.status() == 200) {
            Json.items(reply.body().path("results")).stream()
                    .filter(line -> !line.path("outcome").asText().equals("accepted"))
                    .forEach(line -> failed.add("POST /v1/trades: " + line));
        }
    }

    private void readBalances() {
        String path = "/v1/partners/" + partner + "/balances";
        ask(callers.partner(ServiceName.REBATE, partner), 200, "GET", path, null, null);
    }

    private void foundTeam() {
        String name = "team " + UUID.randomUUID();
        String body = Json.object("name", name).toString();
        ask(
                callers.partner(ServiceName.TEAM, partner),
                201,
                "POST",
                "/v1/teams",
                name.replace(' ', '-'),
                body);
    }

    private void readTeams() {
        ask(callers.partner(ServiceName.TEAM, partner), 200, "GET", "/v1/teams", null, null);
    }

    private String trade(String id) {
        return Json.object(
                        "programme", exchange.programme(),
                        "tradeId", id,
                        "userId", "u" + Math.floorMod(id.hashCode(), USERS),
                        "instrument", "BTC-USDT",
                        "instrumentType", "SPOT",
                        "side", "BUY",
                        "price", "64000",
                        "quantity", "0.02",
                        "volumeUsd", "1280",
                        "fee", FEE,
                        "feeAsset", "USDT",
                        "liquidity", "TAKER",
                        "executedAt", at)
                .toString();
    }

    /** What became of every trade when all are sent once more, by outcome. */
    Map<String, Integer> sayAgain() {
        Map<String, Integer> outcomes = new ConcurrentSkipListMap<>();
        for (JsonNode answer : exchange.reportTrades(List.copyOf(sent.values()))) {
            outcomes.merge(answer.path("outcome").asText(), 1, Integer::sum);
        }
        return outcomes;
    }

    int sent() {
        return sent.size();
    }

    UUID partner() {
        return partner;
    }

    /** What the partner must have earned by all trades, each counted once. */
    BigDecimal due() {
        return FEE.multiply(RATE).multiply(BigDecimal.valueOf(sent.size()));
    }

    @Override
    public void close() {
        running = false;
        workers.shutdownNow();
    }
}
