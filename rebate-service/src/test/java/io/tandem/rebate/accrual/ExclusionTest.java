package io.tandem.rebate.accrual;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tandem.rebate.RebateTest;
import io.tandem.rebate.accrual.model.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever earns nothing is stored with its reason, and the reason is told. */
@QuarkusTest
class ExclusionTest extends RebateTest {

    @BeforeEach
    void planThatShutsOut() {
        Map<String, Object> plan = plan("2026-01", List.of(tier("0", 0, "0.30")));
        plan.put("bindingDurationDays", 30);
        plan.put("exclusions", Map.of("userTiers", List.of("VIP8"), "countries", List.of("KP")));
        publish(plan).then().statusCode(201);
        Map<String, Object> binding = binding("alice", partner);
        binding.put("from", "2026-10-20T10:00:00.000001Z");
        binding.put("to", "2026-11-30T00:00:00Z");
        tell(binding);
        Map<String, Object> abroad = binding("kim", partner);
        abroad.put("country", "KP");
        abroad.put("from", "2026-11-01T00:00:00Z");
        tell(abroad);
    }

    @ParameterizedTest
    @CsvSource({
        "alice, fee, 0, NON_POSITIVE_FEE",
        "alice, fee, -1.5, NON_POSITIVE_FEE",
        "alice, netFee, 0, NON_POSITIVE_FEE",
        "alice, netFee, -0.1, NON_POSITIVE_FEE",
        "alice, userTier, VIP8, EXCLUDED_USER_TIER",
        "alice, userTier, VIP7, COMMISSIONABLE",
        "alice, marketMaker, true, MARKET_MAKER",
        "alice, voucher, true, VOUCHER",
        "kim, fee, 15, BLOCKED_COUNTRY",
        "nobody, fee, 15, UNBOUND",
        "alice, instrumentType, SWAP, NO_PLAN",
        // The binding: from its first instant on, up to and without its last.
        "alice, executedAt, 2026-10-20T10:00:00Z, UNBOUND",
        "alice, executedAt, 2026-10-20T10:00:00.000001Z, COMMISSIONABLE",
        // Its 30 days of earning: up to and without the instant at which they are over.
        "alice, executedAt, 2026-11-19T10:00:00Z, COMMISSIONABLE",
        "alice, executedAt, 2026-11-19T10:00:00.000001Z, EXPIRED_BINDING",
        "alice, executedAt, 2026-11-29T23:59:59.999999Z, EXPIRED_BINDING",
        "alice, executedAt, 2026-11-30T00:00:00Z, UNBOUND",
    })
    void recordsWhyATradeEarnsNothing(String user, String field, String value, Reason reason) {
        clock.set(Instant.parse("2026-12-15T12:00:00Z"));
        Map<String, Object> trade = trade("t1", user);
        boolean flag = value.equals("true");
        trade.put(field, flag ? (Object) true : value);
        report(trade).then().statusCode(201);

        JsonPath explained = explain("t1");

        assertEquals(reason.name(), explained.getString("accrual.reason"));
        boolean earns = reason == Reason.COMMISSIONABLE;
        assertEquals(
                earns ? "15" : "0",
                new BigDecimal(explained.getString("accrual.commissionableFee")).toPlainString());
        assertEquals(new BigDecimal(earns ? "4.5" : "0"), available(partner));
        assertEquals(true, explained.getString("words[0]").endsWith(reason.words() + "."));
    }

    @Test
    void ratesAnewByADurationThatAPlanGivesLater() {
        Map<String, Object> longer = plan("2026-01", List.of(tier("0", 0, "0.30")));
        longer.put("bindingDurationDays", 31);
        Map<String, Object> trade = trade("t1", "alice");
        clock.set(Instant.parse("2026-12-15T12:00:00Z"));
        trade.put("executedAt", "2026-11-19T10:00:00.000001Z");
        report(trade).then().statusCode(201);
        assertEquals("EXPIRED_BINDING", explain("t1").getString("accrual.reason"));

        publish(longer).then().statusCode(201);

        assertEquals("COMMISSIONABLE", explain("t1").getString("accrual.reason"));
        assertEquals(new BigDecimal("4.5"), available(partner));
    }
}
