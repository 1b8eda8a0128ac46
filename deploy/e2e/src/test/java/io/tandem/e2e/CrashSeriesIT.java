package io.tandem.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.Callers;
import io.tandem.local.ServiceName;
import io.tandem.local.Suite;
import io.tandem.local.act.Exchange;
import io.tandem.local.http.Json;
import io.tandem.local.http.LineStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * rebate-service, and then its database, is killed again and again at seeded random moments in the
 * middle of an intake; each time everything is sent again. In the end nothing that was acknowledged
 * is missing, nothing is there twice, and the books are those of a run that nothing disturbed.
 */
@Story
class CrashSeriesIT {

    private static final int PARTNERS = 5;
    private static final int USERS = 60;

    // A kill must come before all are accepted: many times what comes in while a process dies.
    private static final int TRADES_PER_KILL = 8_000;
    private static final int TRADES_PER_KILLED_DATABASE = 15_000;
    private static final int MOST_MORE_MICROS = 60_000;
    private static final int RATED_ANEW = 15_000;
    private static final YearMonth PERIOD = YearMonth.of(2025, 6);

    private final Suite suite;
    private final Callers callers;

    CrashSeriesIT(Suite suite) {
        this.suite = suite;
        this.callers = new Callers(suite);
    }

    /** A programme with its partners and what it is going to be told. */
    private record World(String programme, Map<UUID, String> partners, List<String> lines) {}

    @Test
    void killingTheServiceLosesAndDoublesNothing() throws SQLException {
        series("service", Integer.getInteger("e2e.kills", 5), TRADES_PER_KILL, this::crashService);
    }

    @Test
    void killingTheDatabaseLosesAndDoublesNothing() throws SQLException {
        series(
                "database",
                Integer.getInteger("e2e.database.kills", 2),
                TRADES_PER_KILLED_DATABASE,
                suite::crashDatabase);
    }

    @Test
    void killingTheServiceWhileAMonthIsRatedAnewLosesAndDoublesNothing() throws SQLException {
        long seed = Long.getLong("e2e.seed", System.nanoTime());
        int kills = Integer.getInteger("e2e.restatement.kills", 2);
        System.err.println("CrashSeriesIT: restatement, -De2e.seed=" + seed);
        Random random = new Random(seed);
        World calm = world("calm-rerating", RATED_ANEW);
        World crashed = world("crashed-rerating", RATED_ANEW);
        send(calm, new HashSet<>());
        send(crashed, new HashSet<>());
        publishDearerPlan(calm);

        CompletableFuture<Void> publishing =
                CompletableFuture.runAsync(() -> publishDearerPlan(crashed));
        int left = 0;
        for (int kill = 0; kill < kills; kill++) {
            CompletableFuture.runAsync(
                            this::crashService,
                            CompletableFuture.delayedExecutor(
                                    100 + random.nextInt(900), TimeUnit.MILLISECONDS))
                    .join();
            left += pendingRuns(crashed);
        }
        publishing.exceptionally(broken -> null).join();
        // The same key: whatever became of the first time, it is published once.
        publishDearerPlan(crashed);

        Patience.assertBecomes(0, () -> pendingRuns(calm) + pendingRuns(crashed), "runs");
        System.err.println(
                "CrashSeriesIT: "
                        + left
                        + " of "
                        + kills
                        + " kills left a restatement to go on with");
        assertSameBooks(calm, crashed, "seed " + seed);
    }

    private void publishDearerPlan(World world) {
        callers.operator(ServiceName.REBATE)
                .post(
                        "/v1/plans",
                        world.programme() + "-dearer",
                        Json.read(
                                """
                                {"programme": "%s", "effectiveFrom": "%s", "holdDays": 3,
                                 "tiers": {"SPOT": [
                                   {"minVolumeUsd": "0", "minActiveTraders": 0, "rate": "0.41"}],
                                  "DERIVATIVE": [
                                   {"minVolumeUsd": "0", "minActiveTraders": 0, "rate": "0.37"}]}}
                                """
                                        .formatted(world.programme(), PERIOD)));
    }

    private int pendingRuns(World world) {
        try (Connection connection = suite.connect(ServiceName.REBATE);
                PreparedStatement statement =
                        connection.prepareStatement(
                                "select count(*) from restatement_run where programme = ? and"
                                        + " finished_at is null")) {
            statement.setString(1, world.programme());
            ResultSet rows = statement.executeQuery();
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void crashService() {
        suite.kill(ServiceName.REBATE);
        suite.restart(ServiceName.REBATE);
    }

    private void series(String name, int kills, int tradesPerKill, Runnable crash)
            throws SQLException {
        long seed = Long.getLong("e2e.seed", System.nanoTime());
        System.err.println("CrashSeriesIT: " + name + ", -De2e.seed=" + seed);
        Random random = new Random(seed);
        int trades = kills * tradesPerKill;
        World calm = world("calm-" + name, trades);
        World crashed = world("crashed-" + name, trades);
        assertEquals(trades, send(calm, new HashSet<>()).getOrDefault("accepted", 0));

        Set<String> acknowledged = new HashSet<>();
        for (int kill = 0; kill < kills; kill++) {
            int more = 1 + random.nextInt(tradesPerKill / 2);
            sendUntil(crashed, acknowledged, more, random, crash);
        }
        int before = acknowledged.size();
        Map<String, Integer> resent = send(crashed, acknowledged);

        System.err.println(
                "CrashSeriesIT: "
                        + kills
                        + " kills of the "
                        + name
                        + ", "
                        + before
                        + " of "
                        + trades
                        + " trades acknowledged before the last start, then "
                        + resent);
        assertTrue(before < trades, "killed too late to prove anything");
        assertEquals(
                trades, resent.getOrDefault("accepted", 0) + resent.getOrDefault("duplicate", 0));
        assertTrue(resent.getOrDefault("duplicate", 0) >= before, "an acknowledged trade is lost");
        assertSameBooks(calm, crashed, "seed " + seed);
    }

    private void assertSameBooks(World calm, World crashed, String seed) throws SQLException {
        CrashedBooks expected = new CrashedBooks(suite, calm.programme(), calm.partners());
        CrashedBooks actual = new CrashedBooks(suite, crashed.programme(), crashed.partners());
        List<String> lines = expected.lines();
        // A binding may still be on its way to a service that has just started.
        Patience.assertBecomes(
                CrashedBooks.hash(lines), () -> CrashedBooks.hash(read(actual)), seed);
        assertEquals(lines, actual.lines(), seed);
        System.err.println(
                "CrashSeriesIT: " + lines.size() + " lines of books, " + CrashedBooks.hash(lines));
        assertEquals(plain(expected.followed(callers)), plain(actual.followed(callers)), seed);
        JsonNode integrity = callers.operator(ServiceName.REBATE).get("/v1/ledger/integrity");
        assertTrue(integrity.path("balanced").booleanValue(), seed + ": " + integrity);
    }

    private static List<String> read(CrashedBooks books) {
        try {
            return books.lines();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> plain(Map<String, BigDecimal> sums) {
        Map<String, String> plain = new TreeMap<>();
        sums.forEach((key, sum) -> plain.put(key, sum.stripTrailingZeros().toPlainString()));
        return plain;
    }

    /** Sends everything; crashes a random moment after so many more trades were accepted. */
    private void sendUntil(
            World world, Set<String> acknowledged, int more, Random random, Runnable crash) {
        int accepted = acknowledged.size() + more;
        Executor later =
                CompletableFuture.delayedExecutor(
                        random.nextInt(MOST_MORE_MICROS), TimeUnit.MICROSECONDS);
        AtomicReference<CompletableFuture<Void>> crashing = new AtomicReference<>();
        try {
            converse(
                    world,
                    outcome -> {},
                    acknowledged,
                    () -> {
                        if (acknowledged.size() == accepted) {
                            crashing.set(CompletableFuture.runAsync(crash, later));
                        }
                    });
        } catch (UncheckedIOException broken) {
            // What was to be: the conversation ends with the one whom it was with.
        }
        assertNotNull(crashing.get(), "there was nothing left to disturb");
        crashing.get().join();
    }

    private Map<String, Integer> send(World world, Set<String> acknowledged) {
        Map<String, Integer> outcomes = new TreeMap<>();
        converse(
                world, outcome -> outcomes.merge(outcome, 1, Integer::sum), acknowledged, () -> {});
        return outcomes;
    }

    private void converse(
            World world,
            Consumer<String> outcomes,
            Set<String> acknowledged,
            Runnable afterAccepted) {
        try (LineStream stream = callers.ingest(ServiceName.REBATE).lines("/v1/trades")) {
            stream.converse(
                    world.lines().iterator(),
                    answer -> {
                        JsonNode line = Json.read(answer);
                        String outcome = line.path("outcome").asText();
                        outcomes.accept(outcome);
                        if (outcome.equals("accepted")) {
                            String tradeId = line.path("tradeId").textValue();
                            assertTrue(acknowledged.add(tradeId), tradeId + " was let in twice");
                            afterAccepted.run();
                        }
                    });
        }
    }

    private World world(String name, int trades) {
        String programme = "e2e-" + name;
        Exchange exchange = new Exchange(callers, programme);
        exchange.openProgramme(name);
        exchange.setPlan(PERIOD, "0.3", "0.25");
        Map<UUID, String> partners = new LinkedHashMap<>();
        for (int number = 0; number < PARTNERS; number++) {
            partners.put(exchange.enrol("Partner " + number, "CH"), "partner-" + number);
        }
        List<UUID> owners = List.copyOf(partners.keySet());
        List<String> signUps = new ArrayList<>();
        for (int number = 0; number < PARTNERS; number++) {
            boolean shared = number == 1;
            exchange.link(
                    owners.get(number),
                    programme + "-link-" + number,
                    shared ? owners.get(0) : null,
                    shared ? "0.15" : null,
                    number % 2 == 0 ? "0.1" : null);
        }
        for (int user = 0; user < USERS; user++) {
            signUps.add(
                    exchange.signUp(
                            "user-" + user,
                            programme + "-link-" + user % PARTNERS,
                            Instant.parse("2025-05-01T00:00:00Z")));
        }
        assertEquals(USERS, exchange.reportSignUps(signUps).size());
        return new World(programme, partners, lines(programme, trades));
    }

    /** The same for every programme; a twentieth of them by users whom nobody brought. */
    private static List<String> lines(String programme, int trades) {
        Random random = new Random(trades);
        List<String> lines = new ArrayList<>(trades);
        for (int number = 0; number < trades; number++) {
            lines.add(
                    Json.object(
                                    "programme",
                                    programme,
                                    "tradeId",
                                    "t" + number,
                                    "userId",
                                    "user-" + random.nextInt(USERS + USERS / 20),
                                    "instrument",
                                    "BTC-USDT",
                                    "instrumentType",
                                    random.nextInt(3) == 0 ? "SWAP" : "SPOT",
                                    "side",
                                    "BUY",
                                    "price",
                                    "60000.5",
                                    "quantity",
                                    "0.001",
                                    "volumeUsd",
                                    "60.0005",
                                    "fee",
                                    BigDecimal.valueOf(random.nextInt(900_000) - 30_000, 9)
                                            .toPlainString(),
                                    "feeAsset",
                                    random.nextInt(4) == 0 ? "BTC" : "USDT",
                                    "liquidity",
                                    "TAKER",
                                    "executedAt",
                                    "2025-06-%02dT12:00:00Z".formatted(1 + random.nextInt(30)))
                            .toString());
        }
        return lines;
    }
}
