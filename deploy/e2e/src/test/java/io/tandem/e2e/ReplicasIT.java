package io.tandem.e2e;

import static io.tandem.e2e.ReplicaMessages.PROGRAMME;
import static io.tandem.e2e.ReplicaMessages.enrol;
import static io.tandem.e2e.ReplicaMessages.mint;
import static io.tandem.e2e.ReplicaMessages.trade;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tandem.local.Callers;
import io.tandem.local.ServiceName;
import io.tandem.local.Suite;
import io.tandem.local.act.Books;
import io.tandem.local.act.Exchange;
import io.tandem.local.act.TeamWork;
import io.tandem.local.http.Api;
import io.tandem.local.http.Json;
import io.tandem.local.http.Reply;
import io.tandem.local.math.Amounts;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two processes of each service on one database are as one: whichever is asked, at any moment. */
@Story
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplicasIT {

    private static final YearMonth PERIOD = YearMonth.of(2025, 6);
    private static final Instant SIGN_UP = Instant.parse("2025-05-01T00:00:00Z");
    private static final int USERS = 40;

    private final Suite suite;
    private final Callers first;
    private final Second second;
    private final Exchange exchange;
    private final UUID ann;
    private final long bindingsBefore;
    private final long earningsBefore;

    ReplicasIT(Suite suite) {
        this.suite = suite;
        this.first = new Callers(suite);
        this.second = Second.of(suite);
        this.exchange = new Exchange(first, PROGRAMME);
        this.bindingsBefore = end(first(), "bindings");
        this.earningsBefore = end(first.operator(ServiceName.REBATE), "earnings");
        exchange.openProgramme("Replicas");
        exchange.setPlan(PERIOD, "0.3", "0.3");
        this.ann = exchange.enrol("Replica Ann", "PT");
        exchange.link(ann, "replica-ann", null, null, null);
    }

    @AfterAll
    void stop() {
        second.close();
    }

    @Test
    void theSameTradesStreamedToBothGiveTheBooksOfOne() {
        UUID bea = exchange.enrol("Replica Bea", "PT");
        exchange.link(bea, "replica-bea", null, null, null);
        exchange.reportSignUps(List.of(exchange.signUp("bea-user", "replica-bea", SIGN_UP)));
        List<String> trades =
                IntStream.range(0, 2_000).mapToObj(i -> trade("both-" + i, "bea-user")).toList();

        List<List<JsonNode>> answers =
                Second.together(
                        List.of(
                                () -> first.ingest(ServiceName.REBATE).lines("/v1/trades", trades),
                                () ->
                                        second.ingest(ServiceName.REBATE)
                                                .lines("/v1/trades", shuffled(trades))));

        assertEquals(2_000, count(answers, "accepted"));
        assertEquals(2_000, count(answers, "duplicate"));
        // 2,000 fees of 0.003 at 30 %.
        Books books = new Books(first);
        Amounts earned = Amounts.of("USDT", new BigDecimal("1.8"));
        Patience.assertBecomes(earned, () -> books.balance(bea), "Bea's balance");
        assertEquals(earned, books.postings(bea));
        assertTrue(books.integrity().path("balanced").booleanValue());
    }

    @Test
    void aRetryThatReachesTheOtherReplicaGetsTheFirstAnswer() {
        String enrol = enrol("Retried");

        Reply told =
                first.operator(ServiceName.REFERRAL)
                        .ask("POST", "/v1/partners", "replica-retry", enrol);
        Reply again =
                second.operator(ServiceName.REFERRAL)
                        .ask("POST", "/v1/partners", "replica-retry", enrol);

        assertEquals(201, told.status(), told.text());
        assertEquals(told.text(), again.text());
        assertTrue(again.replayed());
        assertEquals(
                422,
                second.operator(ServiceName.REFERRAL)
                        .ask("POST", "/v1/partners", "replica-retry", enrol("Another"))
                        .status());
    }

    @Test
    void ofTwoWritesOverOneVersionOneWins() {
        for (int round = 0; round < 5; round++) {
            String link =
                    exchange.link(ann, "replica-etag-" + round, null, null, null)
                            .path("id")
                            .textValue();
            String path = "/v1/links/" + link;
            String tag =
                    first.partner(ServiceName.REFERRAL, ann)
                            .ask("GET", path, null, null)
                            .headers()
                            .firstValue("ETag")
                            .orElseThrow();

            List<Reply> replies =
                    Second.together(
                            List.of(
                                    amend(first.partner(ServiceName.REFERRAL, ann), path, tag, "a"),
                                    amend(
                                            second.partner(ServiceName.REFERRAL, ann),
                                            path,
                                            tag,
                                            "b")));

            assertEquals(
                    List.of(200, 412),
                    replies.stream().map(Reply::status).sorted().toList(),
                    () -> replies.toString());
        }
    }

    private static Callable<Reply> amend(Api replica, String path, String tag, String channel) {
        return () ->
                replica.send(
                        "PATCH",
                        path,
                        "{\"channel\":\"" + channel + "\"}",
                        List.of("If-Match", tag));
    }

    /** Of an owner that is suspended, a link takes nobody in any more; the target is remembered. */
    @Test
    void aPartnerClosedAtOneIsClosedAtTheOtherAndSoIsItsLink() {
        UUID cat = exchange.enrol("Replica Cat", "PT");
        exchange.link(cat, "replica-cat", null, null, null);
        Api there = second.operator(ServiceName.REFERRAL);
        assertEquals(302, there.ask("GET", "/r/replica-cat", null, null).status());

        first.operator(ServiceName.REFERRAL)
                .ask("POST", "/v1/partners/" + cat + ":close", "replica-close", null)
                .orRefuse();

        assertEquals("CLOSED", there.get("/v1/partners/" + cat).path("status").textValue());
        Reply minted =
                second.partner(ServiceName.REFERRAL, cat)
                        .ask("POST", "/v1/links", "replica-mint", mint("replica-cat-2"));
        assertTrue(minted.status() >= 400, minted.text());
        JsonNode refused =
                second.ingest(ServiceName.REFERRAL)
                        .lines(
                                "/v1/bindings:batch",
                                List.of(
                                        exchange.signUp(
                                                "cat-user",
                                                "replica-cat",
                                                Instant.now().truncatedTo(ChronoUnit.MICROS))))
                        .getFirst();
        assertEquals("refused", refused.path("outcome").textValue(), refused.toString());
        assertEquals("partner-closed", refused.path("reason").textValue(), refused.toString());
    }

    @Test
    void aLinkAmendedAtOneLeadsElsewhereAtTheOtherSoon() {
        String path =
                "/v1/links/"
                        + exchange.link(ann, "replica-moved", null, null, null)
                                .path("id")
                                .textValue();
        Api there = second.operator(ServiceName.REFERRAL);
        assertTrue(location(there).startsWith("https://exchange.example/join"), location(there));

        Api here = first.partner(ServiceName.REFERRAL, ann);
        String tag = here.ask("GET", path, null, null).headers().firstValue("ETag").orElseThrow();
        here.send(
                        "PATCH",
                        path,
                        "{\"destination\":\"https://exchange.example/elsewhere\"}",
                        List.of("If-Match", tag))
                .orRefuse();

        Patience.assertBecomes(
                true,
                () -> location(there).startsWith("https://exchange.example/elsewhere"),
                "The other replica's link");
    }

    private static String location(Api replica) {
        return replica.ask("GET", "/r/replica-moved", null, null)
                .headers()
                .firstValue("Location")
                .orElse("");
    }

    @Test
    void aPlanMadeAtOneRatesTheNextTradeAtTheOther() {
        exchange.reportSignUps(List.of(exchange.signUp("plan-user", "replica-ann", SIGN_UP)));
        YearMonth july = PERIOD.plusMonths(1);
        Api there = second.ingest(ServiceName.REBATE);
        // What it remembers of the plan in force so far.
        there.post("/v1/trades", Json.read(trade("plan-1", "plan-user", "2025-07-02T00:00:00Z")));

        exchange.setPlan(july, "0.4", "0.4");
        there.post("/v1/trades", Json.read(trade("plan-2", "plan-user", "2025-07-02T00:00:00Z")));

        for (String trade : List.of("plan-1", "plan-2")) {
            Patience.assertBecomes(
                    "0.4",
                    () ->
                            second.operator(ServiceName.REBATE)
                                    .get("/v1/trades/" + PROGRAMME + "/" + trade)
                                    .path("accrual")
                                    .path("rate")
                                    .textValue(),
                    "The rate of " + trade);
        }
    }

    /** Every second each of them looks for users to derive anew: one does it, once. */
    @Test
    void aScheduledJobTakesEffectOnceAndFeedsAreDenseAndAlikeAtBoth() {
        UUID dan = exchange.enrol("Replica Dan", "PT");
        exchange.link(dan, "replica-dan", null, null, null);
        List<String> signUps =
                IntStream.range(0, USERS)
                        .mapToObj(i -> exchange.signUp("dan-" + i, "replica-dan", SIGN_UP))
                        .toList();
        Second.together(
                List.of(
                        () ->
                                first.ingest(ServiceName.REFERRAL)
                                        .lines("/v1/bindings:batch", signUps),
                        () ->
                                second.ingest(ServiceName.REFERRAL)
                                        .lines("/v1/bindings:batch", shuffled(signUps))));

        ownAccounts(dan);

        Patience.assertBecomes(
                (long) USERS, () -> told("VOIDED", bindings(first())), "Voided bindings");
        List<JsonNode> here = bindings(first());
        assertEquals(USERS, told("IN_FORCE", here));
        assertEquals(USERS, told("VOIDED", here));
        assertDenseAndAlike(here, bindings(second.operator(ServiceName.REFERRAL)), bindingsBefore);
        exchange.reportSignUps(List.of(exchange.signUp("earner", "replica-ann", SIGN_UP)));
        exchange.reportTrades(List.of(trade("earner-1", "earner")));
        assertDenseAndAlike(
                feed(first.operator(ServiceName.REBATE), "earnings", earningsBefore),
                feed(second.operator(ServiceName.REBATE), "earnings", earningsBefore),
                earningsBefore);
    }

    /** Both resume what waits; what they book is booked once. */
    @Test
    void aSettlementThatBothResumeIsBookedOnce() throws SQLException {
        UUID eve = exchange.enrol("Replica Eve", "PT");
        exchange.link(eve, "replica-eve", null, null, null);
        exchange.reportSignUps(List.of(exchange.signUp("eve-user", "replica-eve", SIGN_UP)));
        exchange.reportTrades(List.of(trade("eve-1", "eve-user")));
        TeamWork work =
                new TeamWork(
                        first,
                        suite.store().resolve("signing-keys"),
                        "e2e-replicas/team",
                        List.of(eve, exchange.enrol("Replica Fay", "PT")));
        UUID team = work.found("Eve and Fay");
        ObjectNode equal = Json.object("rule", "equal");
        work.agree(team, work.terms(team, PERIOD, PROGRAMME, "1", equal), work.registerKeys());
        Patience.assertBecomes(
                Amounts.of("USDT", new BigDecimal("0.0009")),
                () -> new Books(first).balance(eve),
                "Eve's balance");
        UUID settlement = UUID.fromString(work.settle(team, PERIOD).path("id").textValue());
        execute("update settlement set attempt_after = now() where id = ?", settlement);

        Patience.assertBecomes(
                "POSTED",
                () ->
                        second.partner(ServiceName.TEAM, eve)
                                .get("/v1/settlements/" + settlement)
                                .path("state")
                                .textValue(),
                "The settlement");

        assertEquals(Amounts.of("USDT", new BigDecimal("0.00045")), new Books(first).balance(eve));
        assertTrue(new Books(first).integrity().path("balanced").booleanValue());
    }

    private void execute(String sql, UUID id) throws SQLException {
        try (Connection connection = suite.connect(ServiceName.TEAM);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            assertEquals(1, statement.executeUpdate());
        }
    }

    /** Its invitees turn out to be accounts of its own. */
    private void ownAccounts(UUID partner) {
        Api operator = first.operator(ServiceName.REFERRAL);
        String path = "/v1/partners/" + partner;
        Reply present = operator.ask("GET", path, null, null).orRefuse();
        List<ObjectNode> accounts =
                IntStream.range(0, USERS)
                        .mapToObj(i -> Json.object("programme", PROGRAMME, "userId", "dan-" + i))
                        .toList();
        ObjectNode amended =
                Json.object("displayName", "Replica Dan", "country", "PT", "userIds", accounts);
        operator.send(
                        "PUT",
                        path,
                        amended.toString(),
                        List.of("If-Match", present.headers().firstValue("ETag").orElseThrow()))
                .orRefuse();
    }

    private static long told(String state, List<JsonNode> feed) {
        return feed.stream()
                .map(entry -> entry.path("binding"))
                .filter(binding -> PROGRAMME.equals(binding.path("programme").textValue()))
                .filter(binding -> binding.path("userId").asText().startsWith("dan-"))
                .filter(binding -> state.equals(binding.path("state").textValue()))
                .count();
    }

    private static List<JsonNode> feed(Api replica, String name, long before) {
        List<JsonNode> all = new ArrayList<>();
        JsonNode page;
        do {
            page = replica.get("/v1/feed/" + name + "?limit=1000&after=" + (before + all.size()));
            page.path("items").forEach(all::add);
        } while (!page.path("items").isEmpty());
        return all;
    }

    private static long end(Api replica, String name) {
        return feed(replica, name, 0).size();
    }

    private Api first() {
        return first.operator(ServiceName.REFERRAL);
    }

    private List<JsonNode> bindings(Api replica) {
        return feed(replica, "bindings", bindingsBefore);
    }

    private static void assertDenseAndAlike(
            List<JsonNode> here, List<JsonNode> there, long before) {
        int shorter = Math.min(here.size(), there.size());
        assertTrue(shorter > 0, "The feed has nothing");
        assertEquals(here.subList(0, shorter), there.subList(0, shorter));
        for (int i = 0; i < shorter; i++) {
            assertEquals(before + i + 1, here.get(i).path("position").longValue());
        }
    }

    private static long count(List<List<JsonNode>> answers, String outcome) {
        return answers.stream()
                .flatMap(List::stream)
                .filter(answer -> outcome.equals(answer.path("outcome").textValue()))
                .count();
    }

    private static <T> List<T> shuffled(List<T> list) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, new Random(7));
        return copy;
    }
}
