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
import io.tandem.local.http.Api;
import io.tandem.local.http.Json;
import io.tandem.local.http.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What operators see of the suite: figures that count what happened, under the names that alerts
 * and the dashboard use, by route and never by id; and logs that tell nothing of persons.
 */
@Story
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeenIT {

    private static final String PROGRAMME = "e2e-seen";
    private static final String USER = "seen-user-4711";
    private static final String ACCOUNT = "seen-account-0815";
    private static final String NAME = "Seen Sally Private";
    private static final String VISITOR = "203.0.113.77";
    private static final String REQUEST = "seen-request-1";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static final Pattern UUID_ANYWHERE =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]{10,}");

    private final Suite suite;
    private final Callers callers;
    private final Exchange exchange;
    private final UUID partner;

    SeenIT(Suite suite) {
        this.suite = suite;
        this.callers = new Callers(suite);
        this.exchange = new Exchange(callers, PROGRAMME);
        exchange.openProgramme("Seen");
        exchange.setPlan(YearMonth.of(2025, 6), "0.3", "0.3");
        this.partner = exchange.enrol(NAME, "PT", ACCOUNT);
        exchange.link(partner, "seen-code", null, null, null);
        Instant at = Instant.parse("2025-05-01T00:00:00Z");
        exchange.reportSignUps(
                List.of(
                        exchange.signUp(USER, "seen-code", at),
                        exchange.signUp(ACCOUNT, "seen-code", at),
                        exchange.signUp(USER + "-lost", "no-such-code", at)));
        callers.nobody(ServiceName.REFERRAL)
                .send(
                        "GET",
                        "/r/seen-code",
                        null,
                        List.of("X-Forwarded-For", VISITOR, "User-Agent", "Seen/1.0 " + USER));
        // What needs rebate-service calls it, so that there are figures of neighbours.
        callers.partner(ServiceName.TEAM, partner)
                .ask("GET", "/v1/teams/" + UUID.randomUUID() + "/settlements", null, null);
    }

    @Test
    void countsTradesByWhatBecameOfThem() {
        Scrape before = Scrape.of(suite, ServiceName.REBATE);

        exchange.reportTrades(
                List.of(
                        trade("1").toString(),
                        trade("1").toString(),
                        trade("1").put("price", "9").toString(),
                        "{}",
                        trade("2").toString()));

        Scrape after = Scrape.of(suite, ServiceName.REBATE);
        Map<String, Integer> counted =
                Stream.of("accepted", "duplicate", "conflict", "invalid")
                        .collect(
                                Collectors.toMap(
                                        outcome -> outcome,
                                        outcome ->
                                                trades(after, outcome) - trades(before, outcome)));
        assertEquals(Map.of("accepted", 2, "duplicate", 1, "conflict", 1, "invalid", 1), counted);
    }

    /**
     * They take a way of their own, past the layer that counts all other requests. The first of a
     * caller does not: its token is not known yet.
     */
    @Test
    void countsSingleTradesByTheirRoute() {
        Api ingest = callers.ingest(ServiceName.REBATE);
        ingest.ask("POST", "/v1/trades", null, trade("single").toString());
        Scrape before = Scrape.of(suite, ServiceName.REBATE);

        ingest.ask("POST", "/v1/trades", null, trade("single-1").toString());
        ingest.ask("POST", "/v1/trades", null, trade("single-2").toString());
        ingest.ask("POST", "/v1/trades", null, trade("single-1").toString());

        Patience.assertBecomes(
                List.of(2, 1, 2, 1),
                () -> {
                    Scrape after = Scrape.of(suite, ServiceName.REBATE);
                    return List.of(
                            answers(after, "201") - answers(before, "201"),
                            answers(after, "200") - answers(before, "200"),
                            trades(after, "accepted") - trades(before, "accepted"),
                            trades(after, "duplicate") - trades(before, "duplicate"));
                },
                "Answers 201, answers 200, accepted, duplicates");
    }

    private static int answers(Scrape scrape, String status) {
        return scrape.sum(
                        "http_server_requests_seconds_count",
                        Map.of("uri", "/v1/trades", "method", "POST", "status", status))
                .intValue();
    }

    @Test
    void exposesWhatAlertsAndTheDashboardName() {
        Monitoring monitoring = Monitoring.read();
        assertTrue(
                monitoring.metrics().size() > 20
                        && monitoring.labels().size() > 5
                        && monitoring.groups().size() > 5,
                "Too little to have been read: " + monitoring);

        Patience.assertBecomes(
                Set.of(),
                () ->
                        monitoring.lacking(
                                Stream.of(ServiceName.values())
                                        .map(service -> Scrape.of(suite, service))
                                        .toList()),
                "What is named and not exposed");
    }

    /** Paths and methods that somebody makes up make no series of their own. */
    private void makeUp() {
        Map<ServiceName, String> routes =
                Map.of(
                        ServiceName.REFERRAL, "/v1/links/",
                        ServiceName.REBATE, "/v1/holds/",
                        ServiceName.TEAM, "/v1/teams/");
        routes.forEach((service, route) -> {
            for (String method : List.of("DELETE", "MADE-UP")) {
                Reply reply =
                        callers.nobody(service).ask(method, route + UUID.randomUUID(), null, null);
                assertEquals(405, reply.status(), reply.text());
            }
            Patience.assertBecomes(
                    2,
                    () ->
                            Stream.of("DELETE", "OTHER")
                                    .map(method ->
                                            Scrape.of(suite, service)
                                                    .sum(
                                                            "http_server_requests_seconds_count",
                                                            Map.of(
                                                                    "uri",
                                                                    route + "{id}",
                                                                    "method",
                                                                    method,
                                                                    "status",
                                                                    "405"))
                                                    .signum())
                                    .reduce(0, Integer::sum),
                    "Methods counted at " + route);
        });
    }

    @Test
    void groupsRequestsByRouteAndHasNoIdInAnyLabel() {
        makeUp();
        for (ServiceName service : ServiceName.values()) {
            Set<String> routes = new HashSet<>(routes(service));
            List<String> faults = new ArrayList<>();
            for (Scrape.Sample sample : Scrape.of(suite, service).samples()) {
                String uri = sample.labels().get("uri");
                if (uri != null
                        && sample.name().startsWith("http_server_requests")
                        && uri.startsWith("/v1")
                        && !routes.contains(uri)) {
                    faults.add("no route: " + uri);
                }
                sample.labels().values().stream()
                        .filter(value ->
                                UUID_ANYWHERE.matcher(value).find()
                                        || value.contains("seen-")
                                        || value.contains("MADE"))
                        .forEach(value -> faults.add("tells " + value + ": " + sample.name()));
            }
            assertEquals(List.of(), faults.stream().distinct().limit(20).toList(), service.word());
        }
    }

    private List<String> routes(ServiceName service) {
        List<String> routes = new ArrayList<>();
        callers.nobody(service)
                .get("/openapi?format=json")
                .path("paths")
                .fieldNames()
                .forEachRemaining(routes::add);
        return routes;
    }

    @Test
    void booksAreSeenToBalanceAndFiguresAreFresh() {
        Patience.assertBecomes(
                true,
                () -> {
                    Scrape scrape = Scrape.of(suite, ServiceName.REBATE);
                    return scrape.named("tandem_ledger_unbalanced")
                                    .allMatch(sample -> sample.value().signum() == 0)
                            && scrape.named("tandem_readings_age_seconds")
                                    .allMatch(sample -> sample.value().intValue() < 30);
                },
                "The figures");
    }

    @Test
    void answersCarryTheRequestsId() {
        Reply reply =
                callers.operator(ServiceName.REBATE)
                        .send(
                                "GET",
                                "/v1/trades/" + PROGRAMME + "/none",
                                null,
                                List.of("X-Request-Id", REQUEST));

        assertEquals(REQUEST, reply.headers().firstValue("X-Request-Id").orElse(""));
    }

    /** Whatever the stories before this one did is in these logs, too. */
    @Test
    void logsAreJsonAndTellNothingOfPersons() throws IOException {
        provoke();

        for (ServiceName service : ServiceName.values()) {
            List<String> lines = Files.readAllLines(suite.log(service));
            assertFalse(lines.isEmpty(), service + " logs nothing");
            for (String line : lines) {
                JsonNode record = line.startsWith("{") ? Json.read(line) : null;
                assertTrue(
                        record == null || record.path("message").isTextual(), "No record: " + line);
                for (String secret : List.of(USER, ACCOUNT, NAME, VISITOR, "Bearer ")) {
                    assertFalse(line.contains(secret), service + " tells " + secret + ": " + line);
                }
                assertFalse(TOKEN.matcher(line).find(), service + " tells a token: " + line);
                assertFalse(
                        line.contains("export spans"), "No collector is no reason to log: " + line);
            }
            long records = lines.stream().filter(line -> line.startsWith("{")).count();
            assertTrue(records > lines.size() / 2, service + " does not log JSON");
        }
    }

    /** Requests that go wrong in ways that a careless service would log with all their content. */
    private void provoke() {
        Api ingest = callers.ingest(ServiceName.REBATE);
        ingest.ask("POST", "/v1/trades", null, "{\"userId\":\"" + USER + "\",");
        ingest.ask("POST", "/v1/trades", null, trade("3").put("price", USER).toString());
        ingest.ask("GET", "/v1/trades/" + PROGRAMME + "/" + USER, null, null);
        callers.bearer(ServiceName.TEAM, "eyJhbGciOiJSUzI1NiJ9." + USER + ".c2lnbmF0dXJl")
                .ask("GET", "/v1/teams", null, null);
        callers.ingest(ServiceName.REFERRAL)
                .send(
                        "POST",
                        "/v1/bindings",
                        exchange.signUp(
                                USER, "no-such-code", Instant.parse("2025-05-02T00:00:00Z")),
                        List.of("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01"));
    }

    private static int trades(Scrape scrape, String outcome) {
        return scrape.sum("tandem_trades_total", Map.of("outcome", outcome)).intValue();
    }

    private static ObjectNode trade(String id) {
        return PlainTrade.of(PROGRAMME, id, USER, "2025-06-15T12:00:00Z");
    }
}
