package io.tandem.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tandem.local.Suite;
import io.tandem.local.act.Tally;
import io.tandem.local.act.TeamWork;
import io.tandem.local.http.Json;
import io.tandem.local.http.Reply;
import io.tandem.local.market.Market;
import io.tandem.local.market.Referral;
import io.tandem.local.market.UserTrade;
import io.tandem.local.math.Amounts;
import io.tandem.local.math.ExpectedRebates;
import io.tandem.local.math.ProportionalSplit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The main job: partners refer users, their trades earn rebates, a team shares them, and the money
 * moves once.
 */
@Story
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainJobIT {

    private static final String POOLED = "0.75";

    private final Market market = Input.market("e2e-main");
    private final Play play;
    private final TeamWork work;
    private final Map<UUID, Amounts> nets = new HashMap<>();
    private JsonNode settlement;

    MainJobIT(Suite suite) {
        this.play = Play.of(suite, market);
        this.work =
                new TeamWork(
                        play.callers(),
                        suite.store().resolve("signing-keys"),
                        "e2e-main/team",
                        play.cast().teamIds());
    }

    @Test
    @Order(1)
    void everySignUpIsBoundOnceOrRefusedWithItsReason() {
        List<Referral> rows = market.referrals();

        Tally tally = play.intake().signUps(rows);

        assertEquals(ExpectedRebates.bound(rows).size(), tally.of("bound"));
        assertEquals(rows.stream().filter(Referral::isSelf).count(), tally.of("self-referral"));
        assertEquals(rows.size(), tally.rows());
    }

    @Test
    @Order(2)
    void everyTradeEarnsWhatThePlanAndTheLinkGive() {
        Tally tally = play.intake().trades(market.trades());

        assertEquals(market.trades().size(), tally.of("accepted"));
        Patience.assertBecomes(play.expectedRebates(), play::earned, "rebates");
        assertEquals(play.expectedRebates(), play.balances());
    }

    @Test
    @Order(3)
    void tradeIsExplainedInNumbersThatCanBeRecomputed() {
        for (UserTrade trade : market.trades().subList(0, 25)) {
            ExpectedRebates.Parts parts = play.expected().parts(trade).orElseThrow();
            JsonNode accrual =
                    play.books()
                            .as(play.cast().partner(parts.owner()))
                            .get("/v1/trades/" + market.programme() + "/" + trade.tradeId())
                            .path("accrual");

            assertEquals(
                    0,
                    parts.gross().compareTo(Json.decimal(accrual.path("gross"))),
                    trade.tradeId());
            assertEquals(
                    0,
                    parts.ownerPart().compareTo(Json.decimal(accrual.path("ownerPart"))),
                    trade.tradeId());
            assertEquals(
                    0,
                    parts.inviteePart().compareTo(Json.decimal(accrual.path("inviteePart"))),
                    trade.tradeId());
        }
    }

    @Test
    @Order(4)
    void settlementSplitsThePoolAsTheSignedAgreementSays() {
        UUID team = work.found("Main job");
        ObjectNode split = Json.object("rule", "proportional", "by", "REBATE", "exponent", "0.5");
        ObjectNode terms = work.terms(team, market.period(), market.programme(), POOLED, split);
        JsonNode agreement = work.agree(team, terms, work.registerKeys());
        assertEquals("ACTIVE", agreement.path("state").textValue());

        settlement = work.settle(team, market.period());

        String digest = agreement.path("digest").textValue();
        assertEquals(digest, settlement.path("digest").textValue());
        assertTrue(settlement.path("assets").size() >= 3, settlement.toString());
        for (JsonNode asset : settlement.path("assets")) {
            assertPartsAreRecomputed(asset, new ProportionalSplit(digest, market.period()));
        }
    }

    private void assertPartsAreRecomputed(JsonNode asset, ProportionalSplit split) {
        String code = asset.path("asset").textValue();
        Map<UUID, BigDecimal> pooled = new LinkedHashMap<>();
        play.cast().teamIds().forEach(member -> pooled.put(member, pooled(member, code)));
        BigDecimal pool = pooled.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(0, pool.compareTo(Json.decimal(asset.path("pool"))), code);
        Map<UUID, BigDecimal> expected = split.bySquareRoot(pool, pooled);
        for (JsonNode part : asset.path("parts")) {
            UUID member = UUID.fromString(part.path("partnerId").textValue());
            assertEquals(
                    0,
                    expected.get(member).compareTo(Json.decimal(part.path("part"))),
                    part.toString());
            nets.merge(
                    member,
                    Amounts.of(code, expected.get(member).subtract(pooled.get(member))),
                    Amounts::plus);
        }
    }

    private BigDecimal pooled(UUID member, String asset) {
        return play.expectedRebates()
                .get(member)
                .of(asset)
                .multiply(new BigDecimal(POOLED))
                .setScale(18, RoundingMode.DOWN);
    }

    @Test
    @Order(5)
    void postingWithoutAKeyIsRefusedBeforeAnythingMoves() {
        Map<UUID, Amounts> before = play.balances();
        String path = "/v1/settlements/" + settlement.path("id").textValue() + ":post";

        Reply refused = work.lead().ask("POST", path, null, null);

        assertTrue(refused.isProblem(400), refused.text());
        assertEquals(before, play.balances());
    }

    @Test
    @Order(6)
    void postingMovesEachMembersNetOnce() {
        Map<UUID, Amounts> expected = new LinkedHashMap<>(play.expectedRebates());
        nets.forEach((member, net) -> expected.merge(member, net, Amounts::plus));

        JsonNode posted = work.post(settlement);

        assertEquals("POSTED", posted.path("state").textValue());
        assertEquals(expected, play.balances());
        String path = "/v1/settlements/" + settlement.path("id").textValue() + ":post";
        Reply again = work.lead().ask("POST", path, "e2e-main/another-key", null);
        assertEquals(200, again.status(), again.text());
        assertEquals(posted.path("transferId"), again.body().path("transferId"));
        assertEquals(expected, play.balances());
    }

    @Test
    @Order(7)
    void everythingSaidAgainTwiceChangesNothing() {
        Map<UUID, Amounts> before = play.balances();
        for (int round = 0; round < 2; round++) {
            Tally signUps = play.intake().signUps(market.referrals());
            Tally trades = play.intake().trades(market.trades());

            assertEquals(0, signUps.of("bound"));
            assertEquals(market.trades().size(), trades.of("duplicate"));
        }
        assertEquals(before, play.balances());
        assertTrue(play.books().integrity().path("balanced").booleanValue());
    }
}
