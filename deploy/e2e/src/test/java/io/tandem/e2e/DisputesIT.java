package io.tandem.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tandem.local.ServiceName;
import io.tandem.local.Suite;
import io.tandem.local.act.Books.Purse;
import io.tandem.local.act.Quarrel;
import io.tandem.local.http.Json;
import io.tandem.local.http.Reply;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What members cannot agree on, over both services: exactly the contested amount is frozen, the
 * rest pays, and the award moves once. At each step rebate-service is asked, not team-service, and
 * frozen + paid + payable is what each member earned, the settlement and awards moved.
 */
@Story
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DisputesIT {

    private static final YearMonth MONTH = YearMonth.of(2025, 3);

    private final Suite suite;

    DisputesIT(Suite suite) {
        this.suite = suite;
    }

    private static ObjectNode clause(int negotiationDays, String ruling, String defaultAward) {
        ObjectNode clause =
                Json.object(
                        "openDays",
                        30,
                        "negotiationDays",
                        negotiationDays,
                        "ruling",
                        ruling,
                        "defaultAward",
                        defaultAward);
        if (!ruling.equals("DEFAULT")) {
            clause.put("rulingDays", 7);
        }
        return ruling.equals("VOTE") ? clause.put("quorum", "1") : clause;
    }

    @Test
    void arbiterRulesOnWhatIsFrozenWhileTheRestIsPaidOut() {
        Case told = new Case("arbiter", clause(0, "ARBITER", "NONE"));
        JsonNode settlement = told.settle();
        told.open("2", "0.005");
        assertEquals("AWAITING", told.line(0, "state"));
        told.assertPurse(0, SmallTeam.USDT, "30", "0");
        told.small.work.post(settlement);
        told.awaitLines("FROZEN");

        told.assertPurse(0, SmallTeam.USDT, "19", "2");
        told.assertPurse(2, SmallTeam.BTC, "0.055", "0.005");
        told.awaitFree(0, SmallTeam.USDT, "19");
        told.allowPayouts();
        assertEquals("insufficient-funds", told.payOut(0, "19.01").problem());
        told.paidOut(told.payOut(0, "19"));
        assertEquals(new BigDecimal("19"), told.purse(0, SmallTeam.USDT).paid());
        told.assertEarned("0", "0");

        told.quarrel.rule(
                told.small.arbiter,
                told.dispute,
                List.of(new BigDecimal("1.5"), new BigDecimal("0.005")));
        told.awaitLines("ENDED");

        told.assertPurse(0, SmallTeam.USDT, "0.5", "0");
        told.assertPurse(1, SmallTeam.USDT, "10.5", "0");
        told.assertPurse(2, SmallTeam.BTC, "0.055", "0");
        told.assertEarned("1.5", "0.005");
        assertEquals("ARBITRATED", told.present().path("decidedHow").asText());
        Reply again =
                told.small
                        .callers
                        .partner(ServiceName.TEAM, told.small.arbiter)
                        .ask(
                                "POST",
                                "/v1/disputes/" + told.dispute + ":rule",
                                "arbiter/another",
                                "{\"awards\":[{\"line\":1,\"amount\":\"2\"}]}");
        assertEquals(409, again.status(), again.text());
        told.assertEarned("1.5", "0.005");
    }

    @Test
    void memberWhoIsNoPartyDecidesByItsVote() {
        Case told = new Case("vote", clause(0, "VOTE", "NONE"));
        told.small.work.post(told.settle());
        told.open("2", null);
        told.awaitLines("FROZEN");
        told.assertPurse(0, SmallTeam.USDT, "19", "2");
        told.assertEarned("0", "0");
        assertEquals(
                List.of(told.small.members.get(2).toString()),
                Json.items(told.present().path("voters")).stream().map(JsonNode::asText).toList());

        told.quarrel.vote(told.small.members.get(2), told.dispute, "HALF");
        told.awaitLines("ENDED");

        told.assertPurse(0, SmallTeam.USDT, "20", "0");
        told.assertPurse(1, SmallTeam.USDT, "10", "0");
        told.assertEarned("1", "0");
        assertEquals("VOTED", told.present().path("decidedHow").asText());
    }

    @Test
    void timeoutLeadsToTheDefaultAward() {
        Case told = new Case("timeout", clause(0, "DEFAULT", "ALL"));
        told.small.work.post(told.settle());
        told.open("2", "0.005");

        told.awaitLines("ENDED");

        assertEquals("DEFAULTED", told.present().path("decidedHow").asText());
        told.assertPurse(1, SmallTeam.USDT, "11", "0");
        told.assertEarned("2", "0.005");
    }

    @Test
    void withdrawnClaimLeavesNoTrace() {
        Case told = new Case("withdrawn", clause(30, "DEFAULT", "ALL"));
        told.small.work.post(told.settle());
        told.open("2", "0.005");
        told.awaitLines("FROZEN");
        told.assertEarned("0", "0");
        Map<UUID, Purse> frozen = told.purses(SmallTeam.USDT);
        assertEquals(new BigDecimal("2"), frozen.get(told.small.members.get(0)).held());

        told.small
                .callers
                .partner(ServiceName.TEAM, told.small.members.get(1))
                .ask("POST", "/v1/disputes/" + told.dispute + ":withdraw", "withdraw", null)
                .orRefuse();
        told.awaitLines("ENDED");

        told.assertPurse(0, SmallTeam.USDT, "21", "0");
        told.assertEarned("0", "0");
    }

    /** A team, its month, and what one of it contests. */
    private final class Case {

        private final String name;
        private final SmallTeam small;
        private UUID settlement;
        private Quarrel quarrel;
        private UUID dispute;

        Case(String name, ObjectNode clause) {
            this.name = name;
            this.small = new SmallTeam(suite, "dispute-" + name, clause, List.of(MONTH));
        }

        JsonNode settle() {
            JsonNode settled = small.work.settle(small.team, MONTH);
            settlement = UUID.fromString(settled.path("id").textValue());
            quarrel = new Quarrel(small.callers, "dispute-" + name, settlement);
            return settled;
        }

        /** The second member claims of the first one's USDT and, if any, the third one's BTC. */
        void open(String usdt, String btc) {
            Quarrel.Claim first =
                    new Quarrel.Claim(small.members.get(0), SmallTeam.USDT, new BigDecimal(usdt));
            List<Quarrel.Claim> claims =
                    btc == null
                            ? List.of(first)
                            : List.of(
                                    first,
                                    new Quarrel.Claim(
                                            small.members.get(2),
                                            SmallTeam.BTC,
                                            new BigDecimal(btc)));
            JsonNode opened = quarrel.open(small.members.get(1), "That was my campaign.", claims);
            dispute = UUID.fromString(opened.path("id").textValue());
        }

        JsonNode present() {
            return quarrel.as(small.members.get(1), dispute);
        }

        String line(int number, String field) {
            return present().path("lines").path(number).path(field).asText();
        }

        void awaitLines(String state) {
            Patience.assertBecomes(
                    true,
                    () ->
                            Json.items(present().path("lines")).stream()
                                    .allMatch(line -> line.path("state").asText().equals(state)),
                    "lines are " + state);
        }

        Purse purse(int member, String asset) {
            Purse found = small.books.purse(small.members.get(member), asset);
            return new Purse(
                    SmallTeam.plain(found.pending()),
                    SmallTeam.plain(found.available()),
                    SmallTeam.plain(found.held()),
                    new BigDecimal(SmallTeam.plain(found.paid()).toPlainString()),
                    SmallTeam.plain(found.reserved()));
        }

        Map<UUID, Purse> purses(String asset) {
            Map<UUID, Purse> purses = new LinkedHashMap<>();
            for (int member = 0; member < small.members.size(); member++) {
                purses.put(small.members.get(member), purse(member, asset));
            }
            return purses;
        }

        void assertPurse(int member, String asset, String available, String held) {
            Purse purse = purse(member, asset);
            assertEquals(
                    List.of(available, held),
                    List.of(purse.available().toPlainString(), purse.held().toPlainString()),
                    asset + " of member " + member);
        }

        void awaitFree(int member, String asset, String free) {
            Patience.assertBecomes(
                    free,
                    () -> SmallTeam.plain(purse(member, asset).free()).toPlainString(),
                    "free of member " + member);
        }

        /** Frozen + paid + payable: what was earned, the settlement's nets, and awards. */
        void assertEarned(String usdtAwarded, String btcAwarded) {
            assertSums(SmallTeam.USDT, 0, usdtAwarded);
            assertSums(SmallTeam.BTC, 2, btcAwarded);
        }

        private void assertSums(String asset, int holder, String awarded) {
            Map<UUID, BigDecimal> expected = new LinkedHashMap<>();
            small.members.forEach(member ->
                    expected.put(
                            member,
                            small.earned().get(member).plus(small.nets().get(member)).of(asset)));
            expected.merge(small.members.get(1), new BigDecimal(awarded), BigDecimal::add);
            expected.merge(
                    small.members.get(holder), new BigDecimal(awarded).negate(), BigDecimal::add);
            expected.replaceAll((member, sum) -> SmallTeam.plain(sum));
            assertEquals(expected, small.sums(asset), asset);
        }

        /** Unless somebody has said so before. */
        void allowPayouts() {
            String path = "/v1/payout-rules/" + SmallTeam.USDT;
            String rule = Json.object("minimum", "1", "decimals", 8).toString();
            if (small.books.operator().ask("GET", path, null, null).status() == 404) {
                small.books.operator().ask("PUT", path, null, rule).orRefuse();
            }
        }

        Reply payOut(int member, String amount) {
            UUID partner = small.members.get(member);
            return small.books
                    .as(partner)
                    .ask(
                            "POST",
                            "/v1/payouts",
                            name + "/payout/" + amount,
                            Json.object(
                                            "asset",
                                            SmallTeam.USDT,
                                            "amount",
                                            amount,
                                            "destination",
                                            "account 1")
                                    .toString());
        }

        /** The back office approves, sends, and hears that it arrived. */
        void paidOut(Reply requested) {
            String path = "/v1/payouts/" + requested.orRefuse().body().path("id").asText();
            small.books.operator().ask("POST", path + ":approve", path + "/a", null).orRefuse();
            for (String step : List.of("send", "pay")) {
                small.books
                        .operator()
                        .ask("POST", path + ":" + step, path + step, "{\"note\":\"batch 7\"}")
                        .orRefuse();
            }
        }
    }
}
