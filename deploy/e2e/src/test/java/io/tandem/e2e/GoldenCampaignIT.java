package io.tandem.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tandem.local.Callers;
import io.tandem.local.ServiceName;
import io.tandem.local.Suite;
import io.tandem.local.act.Exchange;
import io.tandem.local.act.TeamWork;
import io.tandem.local.http.Json;
import io.tandem.local.market.CsvFile;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/**
 * The golden campaign: 11,382 real users of 21 referrers, and the rewards that were published for
 * them. A thousand USDC split by the square root of the users' activity, cut to six decimals, must
 * be those rewards, 21 of 21.
 *
 * <p>The campaign counted users who referred themselves; so here no partner names an account as its
 * own.
 */
@Story
class GoldenCampaignIT {

    private static final YearMonth PERIOD = YearMonth.of(2025, 7);
    private static final int USDC_DECIMALS = 6;

    private final Suite suite;
    private final Callers callers;
    private final Exchange exchange;

    GoldenCampaignIT(Suite suite) {
        this.suite = suite;
        this.callers = new Callers(suite);
        this.exchange = new Exchange(callers, "e2e-base-v0");
    }

    @Test
    void squareRootSplitGivesThePublishedRewards() {
        Path campaign =
                Input.files()
                        .map(data -> data.resolve("divvi/base-v0-2025-07"))
                        .orElse(Path.of("none"));
        assumeTrue(
                campaign.toFile().isDirectory(),
                "left out: the base-v0 campaign's files are not there");
        List<CSVRecord> users = CsvFile.rows(campaign.resolve("kpi.csv"));
        Map<String, BigInteger> rewards = new LinkedHashMap<>();
        CsvFile.rows(campaign.resolve("rewards.csv"))
                .forEach(row ->
                        rewards.put(
                                row.get("referrerId"), new BigInteger(row.get("rewardAmount"))));
        Map<String, UUID> partners = enrol(List.copyOf(rewards.keySet()));
        bindAndTrade(users);

        JsonNode settlement = settle(List.copyOf(partners.values()));

        JsonNode asset = settlement.path("assets").path(0);
        assertEquals("1000", asset.path("pool").textValue());
        Map<UUID, BigInteger> parts = new HashMap<>();
        asset.path("parts")
                .forEach(part ->
                        parts.put(
                                UUID.fromString(part.path("partnerId").textValue()), micro(part)));
        Map<String, BigInteger> paid = new LinkedHashMap<>();
        rewards.keySet().forEach(referrer -> paid.put(referrer, parts.get(partners.get(referrer))));
        assertEquals(rewards, paid);
        assertEquals(21, paid.size());
        assertEquals(
                BigInteger.valueOf(999_999_993L),
                paid.values().stream().reduce(BigInteger.ZERO, BigInteger::add));
    }

    private Map<String, UUID> enrol(List<String> referrers) {
        exchange.openProgramme("Base, version 0");
        exchange.setPlan(PERIOD, "0.5", "0.5");
        Map<String, UUID> partners = new LinkedHashMap<>();
        for (String referrer : referrers) {
            UUID partner = exchange.enrol("Golden " + referrer, "CH");
            exchange.link(partner, code(referrer), null, null, null);
            partners.put(referrer, partner);
        }
        return partners;
    }

    /**
     * One trade a user with its activity as its volume; the first user's pays the fee that fills
     * the pool.
     */
    private void bindAndTrade(List<CSVRecord> users) {
        List<String> signUps = new ArrayList<>();
        List<String> trades = new ArrayList<>();
        for (CSVRecord user : users) {
            signUps.add(
                    exchange.signUp(
                            user.get("userAddress"),
                            code(user.get("referrerId")),
                            Instant.parse("2025-06-30T00:00:00Z")));
            trades.add(trade(user, trades.isEmpty() ? "2000" : "0"));
        }
        assertAll(users.size(), "bound", exchange.reportSignUps(signUps));
        assertAll(users.size(), "accepted", exchange.reportTrades(trades));
    }

    private static void assertAll(int count, String outcome, List<JsonNode> answers) {
        assertEquals(
                count,
                answers.stream()
                        .filter(answer -> answer.path("outcome").asText().equals(outcome))
                        .count(),
                () ->
                        answers.stream()
                                .filter(answer -> !answer.path("outcome").asText().equals(outcome))
                                .findFirst()
                                .orElseThrow()
                                .toString());
    }

    private String trade(CSVRecord user, String fee) {
        return Json.object(
                        "programme", exchange.programme(),
                        "tradeId", "kpi:" + user.getRecordNumber(),
                        "userId", user.get("userAddress"),
                        "instrument", "ETH-USDC",
                        "instrumentType", "SPOT",
                        "side", "BUY",
                        "price", "1",
                        "quantity", "1",
                        "volumeUsd", user.get("kpi"),
                        "fee", fee,
                        "feeAsset", "USDC",
                        "liquidity", "TAKER",
                        "executedAt", "2025-07-15T12:00:00Z")
                .toString();
    }

    private JsonNode settle(List<UUID> partners) {
        TeamWork work =
                new TeamWork(
                        callers,
                        suite.store().resolve("signing-keys"),
                        "e2e-golden/team",
                        partners);
        UUID team = work.found("All referrers of base-v0");
        ObjectNode split = Json.object("rule", "proportional", "by", "VOLUME", "exponent", "0.5");
        JsonNode agreement =
                work.agree(
                        team,
                        work.terms(team, PERIOD, exchange.programme(), "1", split),
                        work.registerKeys());
        assertEquals("ACTIVE", agreement.path("state").textValue());
        assertEquals(partners.size(), agreement.path("signatures").size());
        awaitPool();
        return work.settle(team, PERIOD);
    }

    /** The pool is the one rebate; it is there once its user's binding was followed. */
    private void awaitPool() {
        String query =
                "/v1/earnings?programme="
                        + exchange.programme()
                        + "&from="
                        + PERIOD
                        + "&to="
                        + PERIOD;
        Patience.assertBecomes(
                "1000",
                () ->
                        Json.items(callers.operator(ServiceName.REBATE).get(query)).stream()
                                .map(item -> Json.decimal(item.path("rebate")))
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .stripTrailingZeros()
                                .toPlainString(),
                "the pool");
    }

    private static BigInteger micro(JsonNode part) {
        return Json.decimal(part.path("part"))
                .setScale(USDC_DECIMALS, RoundingMode.DOWN)
                .unscaledValue();
    }

    private static String code(String referrer) {
        return "base-" + referrer;
    }
}
