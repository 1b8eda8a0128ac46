package io.tandem.rebate;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tandem.rebate.follow.FollowDriver;
import io.tandem.testkit.DescribedAnswers;
import io.tandem.testkit.MutableClock;
import io.tandem.testkit.TandemPostgres;
import io.tandem.testkit.Tokens;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

/** What tests of the running service share. Each test has a programme of its own. */
@QuarkusTestResource(TandemPostgres.class)
@QuarkusTestResource(FakeReferral.class)
public abstract class RebateTest {

    static {
        DescribedAnswers.demand();
    }

    @Inject protected FollowDriver feed;
    @Inject protected MutableClock clock;

    protected final String programme = "p" + UUID.randomUUID().toString().substring(0, 13);
    protected final UUID partner = UUID.randomUUID();

    @AfterEach
    void resetWorld() {
        clock.reset();
        fake("mode", "\"up\"");
    }

    protected static RequestSpecification as(String token) {
        // REST Assured would write the colon of `…:close` as %3A.
        return given().urlEncodingEnabled(false).auth().oauth2(token);
    }

    protected static RequestSpecification operator() {
        return as(Tokens.operator()).header("Idempotency-Key", UUID.randomUUID().toString());
    }

    protected static RequestSpecification ingest() {
        return as(Tokens.ingest()).contentType(ContentType.JSON);
    }

    protected static Map<String, Object> tier(String volume, int traders, String rate) {
        return Map.of("minVolumeUsd", volume, "minActiveTraders", traders, "rate", rate);
    }

    protected Map<String, Object> plan(String from, List<Map<String, Object>> spot) {
        Map<String, Object> plan = new HashMap<>();
        plan.put("programme", programme);
        plan.put("effectiveFrom", from);
        plan.put("holdDays", 0);
        plan.put("tiers", Map.of("SPOT", spot));
        return plan;
    }

    protected static Response publish(Map<String, Object> plan) {
        return operator().contentType(ContentType.JSON).body(plan).post("/v1/plans");
    }

    protected void publishFlat(String rate) {
        publish(plan("2026-01", List.of(tier("0", 0, rate)))).then().statusCode(201);
    }

    /** A binding since the beginning of 2026, as the feed tells it. */
    protected Map<String, Object> binding(String userId, UUID owner) {
        Map<String, Object> binding = new LinkedHashMap<>();
        binding.put("id", UUID.randomUUID());
        binding.put("programme", programme);
        binding.put("userId", userId);
        binding.put("partnerId", owner);
        binding.put("linkId", UUID.nameUUIDFromBytes(owner.toString().getBytes()));
        binding.put("linkVersion", 1);
        binding.put("code", "CODE");
        binding.put("channel", "youtube");
        binding.put("campaign", null);
        binding.put("coInviterId", null);
        binding.put("coInviterShare", "0");
        binding.put("inviteeShare", "0");
        binding.put("introducerId", null);
        binding.put("from", "2026-01-01T00:00:00Z");
        binding.put("to", null);
        binding.put("state", "IN_FORCE");
        binding.put("revision", 1);
        binding.put("somethingNew", "that a later referral-service tells");
        return binding;
    }

    protected void bind(String userId, UUID owner) {
        tell(binding(userId, owner));
    }

    /** The feed tells it, and the service has heard it. */
    protected void tell(Map<String, Object> binding) {
        fake("feed", binding);
        feed.catchUp();
    }

    protected static void fake(String what, Object body) {
        given().baseUri(System.getProperty(FakeReferral.URL))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/fake/" + what)
                .then()
                .statusCode(200);
    }

    protected Map<String, Object> trade(String tradeId, String userId) {
        Map<String, Object> trade = new LinkedHashMap<>();
        trade.put("programme", programme);
        trade.put("tradeId", tradeId);
        trade.put("userId", userId);
        trade.put("instrument", "BTC-USDT");
        trade.put("instrumentType", "SPOT");
        trade.put("side", "BUY");
        trade.put("price", "30218.8");
        trade.put("quantity", "0.5");
        trade.put("volumeUsd", "15109.4");
        trade.put("fee", "15");
        trade.put("feeAsset", "USDT");
        trade.put("liquidity", "TAKER");
        trade.put("executedAt", "2026-11-03T10:00:00Z");
        return trade;
    }

    protected static Response report(Object body) {
        return ingest().body(body).post("/v1/trades");
    }

    /** A partner's available USDT. */
    protected static BigDecimal available(UUID owner) {
        return pocket(owner, "available");
    }

    protected static BigDecimal pocket(UUID owner, String pocket) {
        String amount =
                as(Tokens.operator())
                        .get("/v1/partners/" + owner + "/balances")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("items.find { it.asset == 'USDT' }." + pocket);
        return amount == null ? BigDecimal.ZERO : new BigDecimal(amount);
    }

    protected JsonPath explain(String tradeId) {
        return as(Tokens.operator())
                .get("/v1/trades/" + programme + "/" + tradeId)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    protected JsonPath integrity() {
        return as(Tokens.operator())
                .get("/v1/ledger/integrity")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    protected List<Map<String, Object>> trades(int count, String userId) {
        List<Map<String, Object>> trades = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            trades.add(trade("t" + i, userId));
        }
        return trades;
    }
}
