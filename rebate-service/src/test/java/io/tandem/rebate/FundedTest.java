package io.tandem.rebate;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tandem.testkit.Tokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** A partner that has 4.5 USDT available, and what can be done with them. */
public abstract class FundedTest extends RebateTest {

    protected final UUID friend = UUID.randomUUID();

    @BeforeEach
    void earn() {
        publishFlat("0.30");
        bind("alice", partner);
        report(trade("t1", "alice")).then().statusCode(201);
    }

    protected static RequestSpecification keyed(String token) {
        return as(token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON);
    }

    protected static Response post(String token, String url, Object body) {
        return keyed(token).body(body).post(url);
    }

    protected Map<String, Object> holdOf(String amount) {
        return new HashMap<>(
                Map.of(
                        "partnerId", partner,
                        "asset", "USDT",
                        "amount", amount,
                        "reference", "dispute 1",
                        "reason", "contested"));
    }

    protected Response hold(String amount) {
        return post(Tokens.service(), "/v1/holds", holdOf(amount));
    }

    protected Response transfer(String reference, String amount) {
        return post(
                Tokens.service(),
                "/v1/transfers",
                Map.of(
                        "reference",
                        reference,
                        "reason",
                        "because",
                        "legs",
                        List.of(
                                Map.of(
                                        "from", partner, "to", friend, "asset", "USDT", "amount",
                                        amount))));
    }

    protected void payoutRule(String minimum, int decimals) {
        as(Tokens.operator())
                .contentType(ContentType.JSON)
                .body(Map.of("minimum", minimum, "decimals", decimals))
                .put("/v1/payout-rules/USDT")
                .then()
                .statusCode(200);
    }

    protected Response payout(String amount) {
        return post(
                Tokens.partner(partner),
                "/v1/payouts",
                Map.of("asset", "USDT", "amount", amount, "destination", "account 7"));
    }

    protected static Response reserve(String reference, UUID owner, String amount) {
        return as(Tokens.service())
                .contentType(ContentType.JSON)
                .body(
                        Map.of(
                                "partnerId",
                                owner,
                                "asset",
                                "USDT",
                                "amount",
                                amount,
                                "purpose",
                                "pooled share"))
                .put("/v1/reservations/" + reference);
    }
}
