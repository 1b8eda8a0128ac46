package io.tandem.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tandem.local.Callers;
import io.tandem.local.ServiceName;
import io.tandem.local.Suite;
import io.tandem.local.act.Exchange;
import io.tandem.local.act.TeamWork;
import io.tandem.local.http.Api;
import io.tandem.local.http.Json;
import io.tandem.local.http.Reply;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Bob is on no team and has nothing; Ann has links, users, trades, balances and a team. Whatever of
 * Ann's Bob asks for, he is told the very words that he is told of what does not exist.
 */
@Story
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrivacyIT {

    private static final YearMonth PERIOD = YearMonth.of(2025, 6);
    private static final String NOTHING = "0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e10";
    private static final String PROGRAMME = "e2e-privacy";
    private static final String USER = "ann-s-user";

    private final Suite suite;
    private final Callers callers;
    private final UUID ann;
    private final UUID cat;
    private final UUID bob;
    private final String link;
    private final String team;
    private final JsonNode agreement;
    private final JsonNode settlement;

    PrivacyIT(Suite suite) {
        this.suite = suite;
        this.callers = new Callers(suite);
        Exchange exchange = new Exchange(callers, PROGRAMME);
        exchange.openProgramme("Privacy");
        exchange.setPlan(PERIOD, "0.3", "0.3");
        this.ann = exchange.enrol("Ann", "TR");
        this.bob = exchange.enrol("Bob", "TR");
        this.cat = exchange.enrol("Cat", "TR");
        this.link = exchange.link(ann, "privacy-ann", null, null, null).path("id").textValue();
        exchange.link(bob, "privacy-bob", null, null, null);
        exchange.reportSignUps(
                List.of(
                        exchange.signUp(
                                USER, "privacy-ann", Instant.parse("2025-05-01T00:00:00Z"))));
        exchange.reportTrades(List.of(trade()));
        TeamWork work =
                new TeamWork(
                        callers,
                        suite.store().resolve("signing-keys"),
                        "e2e-privacy/team",
                        List.of(ann, cat));
        UUID founded = work.found("Ann and Cat");
        this.team = founded.toString();
        ObjectNode equal = Json.object("rule", "equal");
        this.agreement =
                work.agree(
                        founded,
                        work.terms(founded, PERIOD, PROGRAMME, "1", equal),
                        work.registerKeys());
        Patience.assertBecomes(
                false,
                () ->
                        callers.partner(ServiceName.REBATE, ann)
                                .get("/v1/partners/" + ann + "/balances")
                                .path("items")
                                .isEmpty(),
                "Ann's balance");
        this.settlement = work.post(work.settle(founded, PERIOD));
    }

    /** A path of Ann's, and the same path of something that is not there. */
    private record Secret(
            ServiceName service, String method, String path, String nowhere, String body) {}

    @TestFactory
    List<DynamicTest> bobIsToldWhatHeIsToldOfWhatDoesNotExist() {
        return secrets().stream()
                .map(secret ->
                        DynamicTest.dynamicTest(
                                secret.method()
                                        + " "
                                        + secret.path().replace(ann.toString(), "{ann}"),
                                () -> assertHidden(secret)))
                .toList();
    }

    private List<Secret> secrets() {
        String agreementId = agreement.path("id").textValue();
        String settlementId = settlement.path("id").textValue();
        String transferId = settlement.path("transferId").textValue();
        List<Secret> secrets = new ArrayList<>();
        secrets.add(read(ServiceName.REFERRAL, "/v1/partners/" + ann, ann.toString()));
        secrets.add(
                read(ServiceName.REFERRAL, "/v1/partners/" + ann + "/bindings", ann.toString()));
        secrets.add(read(ServiceName.REFERRAL, "/v1/links/" + link, link));
        secrets.add(read(ServiceName.REFERRAL, "/v1/links/" + link + "/versions", link));
        secrets.add(
                write(
                        ServiceName.REFERRAL,
                        "PATCH",
                        "/v1/links/" + link,
                        link,
                        "{\"channel\":\"stolen\"}"));
        secrets.add(read(ServiceName.REBATE, "/v1/partners/" + ann + "/balances", ann.toString()));
        secrets.add(read(ServiceName.REBATE, "/v1/partners/" + ann + "/postings", ann.toString()));
        secrets.add(read(ServiceName.REBATE, "/v1/transfers/" + transferId, transferId));
        secrets.add(
                read(ServiceName.REBATE, "/v1/trades/" + PROGRAMME + "/anns-trade", "anns-trade"));
        String months = "&from=" + PERIOD + "&to=" + PERIOD;
        secrets.add(
                read(ServiceName.REBATE, "/v1/earnings?partner=" + ann + months, ann.toString()));
        secrets.add(read(ServiceName.TEAM, "/v1/teams/" + team, team));
        secrets.add(read(ServiceName.TEAM, "/v1/teams/" + team + "/memberships", team));
        secrets.add(read(ServiceName.TEAM, "/v1/teams/" + team + "/invitations", team));
        secrets.add(read(ServiceName.TEAM, "/v1/teams/" + team + "/agreements", team));
        secrets.add(read(ServiceName.TEAM, "/v1/teams/" + team + "/settlements", team));
        secrets.add(read(ServiceName.TEAM, "/v1/agreements/" + agreementId, agreementId));
        secrets.add(
                read(
                        ServiceName.TEAM,
                        "/v1/agreements/" + agreementId + "/canonical",
                        agreementId));
        secrets.add(read(ServiceName.TEAM, "/v1/settlements/" + settlementId, settlementId));
        secrets.add(
                write(
                        ServiceName.TEAM,
                        "POST",
                        "/v1/settlements/" + settlementId + ":post",
                        settlementId,
                        null));
        secrets.add(write(ServiceName.TEAM, "POST", "/v1/teams/" + team + ":leave", team, null));
        secrets.add(
                write(
                        ServiceName.TEAM,
                        "POST",
                        "/v1/agreements/" + agreementId + ":decline",
                        agreementId,
                        null));
        String period = Json.object("period", PERIOD).toString();
        secrets.add(
                write(
                        ServiceName.TEAM,
                        "POST",
                        "/v1/teams/" + team + "/settlements",
                        team,
                        period));
        String invitation = Json.object("partnerId", bob).toString();
        secrets.add(
                write(
                        ServiceName.TEAM,
                        "POST",
                        "/v1/teams/" + team + "/invitations",
                        team,
                        invitation));
        return secrets;
    }

    private static Secret read(ServiceName service, String path, String id) {
        return write(service, "GET", path, id, null);
    }

    private static Secret write(
            ServiceName service, String method, String path, String id, String body) {
        return new Secret(service, method, path, path.replace(id, nothing(id)), body);
    }

    /** An id that is not there, as long as the one that is. */
    private static String nothing(String id) {
        return id.length() == NOTHING.length() ? NOTHING : id.replace('a', 'x');
    }

    private void assertHidden(Secret secret) {
        Api stranger = callers.partner(secret.service(), bob);

        Reply real = ask(stranger, secret.method(), secret.path(), secret.body());
        Reply nowhere = ask(stranger, secret.method(), secret.nowhere(), secret.body());

        assertTrue(real.isProblem(404), real.status() + " " + real.text());
        assertEquals(nowhere.status(), real.status());
        assertEquals(nowhere.contentType(), real.contentType());
        assertEquals(nowhere.headers().map().keySet(), real.headers().map().keySet());
        assertEquals(withoutIds(nowhere.text()), withoutIds(real.text()));
    }

    private static Reply ask(Api stranger, String method, String path, String body) {
        String key = method.equals("POST") ? "e2e-privacy/" + UUID.randomUUID() : null;
        return stranger.ask(method, path, key, body);
    }

    private static String withoutIds(String text) {
        return text.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "{id}")
                .replace("anns-trade", "{id}")
                .replace(nothing("anns-trade"), "{id}");
    }

    @Test
    void bobsListsShowNothingOfAnns() {
        assertEquals(1, callers.partner(ServiceName.REFERRAL, bob).all("/v1/links").size());
        for (String list : List.of("/v1/teams", "/v1/invitations", "/v1/signing-keys")) {
            assertEquals(List.of(), callers.partner(ServiceName.TEAM, bob).all(list), list);
        }
        String query = "/v1/earnings?from=" + PERIOD + "&to=" + PERIOD;
        assertEquals(List.of(), Json.items(callers.partner(ServiceName.REBATE, bob).get(query)));
    }

    /** Cat is on Ann's team: she sees aggregates of Ann, never whom Ann has brought. */
    @Test
    void colleagueSeesAggregatesAndNoInvitee() {
        Api colleague = callers.partner(ServiceName.TEAM, cat);
        String seen =
                colleague.get("/v1/settlements/" + settlement.path("id").textValue()).toString()
                        + colleague.get("/v1/agreements/" + agreement.path("id").textValue())
                        + callers.partner(ServiceName.REBATE, cat)
                                .get("/v1/transfers/" + settlement.path("transferId").textValue());

        assertTrue(seen.contains(ann.toString()));
        assertFalse(seen.contains(USER));
        assertFalse(seen.contains("anns-trade"));
        Api rebate = callers.partner(ServiceName.REBATE, cat);
        assertTrue(
                rebate.ask("GET", "/v1/trades/" + PROGRAMME + "/anns-trade", null, null)
                        .isProblem(404));
        assertTrue(
                rebate.ask("GET", "/v1/partners/" + ann + "/balances", null, null).isProblem(404));
    }

    @Test
    void logsNameNoToken() throws Exception {
        for (ServiceName service : ServiceName.values()) {
            assertFalse(
                    java.nio.file.Files.readString(suite.log(service)).contains("Bearer ey"),
                    service.module());
        }
    }

    private static String trade() {
        return Json.object(
                        "programme", PROGRAMME,
                        "tradeId", "anns-trade",
                        "userId", USER,
                        "instrument", "BTC-USDT",
                        "instrumentType", "SPOT",
                        "side", "BUY",
                        "price", "60000",
                        "quantity", "1",
                        "volumeUsd", "60000",
                        "fee", "60",
                        "feeAsset", "USDT",
                        "liquidity", "TAKER",
                        "executedAt", "2025-06-15T12:00:00Z")
                .toString();
    }
}
