package io.tandem.team.agreement;

import static io.tandem.testkit.Problems.violation;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tandem.team.Crew;
import io.tandem.team.FakeRebate;
import io.tandem.team.Member;
import io.tandem.team.TeamServiceTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a former member's links, where the terms have them expire. */
@QuarkusTest
class LinkExpiryTest extends TeamServiceTest {

    private static final Map<String, Object> CAMPAIGN =
            Map.of("kind", "CAMPAIGN", "campaign", "autumn");

    @Inject LinkExpiryService service;

    private void look() {
        service.expireAll().subscribeAsCompletionStage().join();
    }

    private void lookAt(String time) {
        clock.set(Instant.parse(time));
        look();
    }

    private static Map<String, Object> terms(Crew crew, Map<String, Object> scope) {
        Map<String, Object> exit = new HashMap<>();
        exit.put("links", "EXPIRE");
        exit.put("removalQuorum", "0.5");
        exit.put("facts", List.of("CLOSED"));
        Map<String, Object> terms = crew.terms("exit", exit);
        terms.put("scope", scope);
        return terms;
    }

    private List<JsonObject> toldOf(Member owner) {
        return rebate.links().told().stream()
                .filter(each -> each.getString("ownerId").equals(owner.id().toString()))
                .toList();
    }

    @Test
    void afterTheLastPeriodItsLinksExpireOnce() {
        Crew crew = Crew.of(2);
        Member leaving = crew.member(1);
        List<UUID> links = Stream.generate(UUID::randomUUID).limit(3).toList();
        Map<String, Object> terms = terms(crew, Map.of("kind", "LINKS", "links", links));
        terms.put("programmes", List.of("okx", "bitget"));
        UUID agreement = crew.active(terms);
        leaves(leaving, agreement)
                .body("exits[0].linksExpireAt", equalTo("2027-01-01T00:00:00Z"))
                .body("exits[0].linksExpiredAt", nullValue());
        int version = exits(crew, agreement).extract().path("version");

        lookAt("2026-12-31T23:59:59.999999Z");
        assertEquals(List.of(), toldOf(leaving));
        lookAt("2027-01-01T00:00:00Z");
        lookAt("2027-01-02T00:00:00Z");

        List<JsonObject> told = toldOf(leaving);
        assertEquals(1, told.size());
        assertEquals(List.of("the-rest"), rebate.links().pages());
        assertEquals(
                List.of("bitget", "okx"),
                told.getFirst().getJsonArray("programmes").stream().toList());
        assertEquals(
                new TreeSet<>(links.stream().map(UUID::toString).toList()),
                new TreeSet<>(
                        told.getFirst().getJsonArray("links").stream()
                                .map(Object::toString)
                                .toList()));
        assertEquals("2027-01-01T00:00:00Z", told.getFirst().getString("at"));
        assertEquals(false, told.getFirst().containsKey("campaign"));
        assertEquals(List.of(), toldOf(crew.lead()));
        exits(crew, agreement)
                .body("exits[0].linksExpireAt", equalTo("2027-01-01T00:00:00Z"))
                .body("exits[0].linksExpiredAt", equalTo("2027-01-01T00:00:00Z"))
                .body("version", equalTo(version + 1));
    }

    @Test
    void whereItsLastPeriodCountsUpToTheMomentSoDoItsLinks() {
        Crew crew = Crew.of(2);
        Map<String, Object> terms = terms(crew, CAMPAIGN);
        terms.put("proration", "BY_EVENT_TIME");
        UUID agreement = crew.active(terms);
        leaves(crew.member(1), agreement)
                .body("exits[0].linksExpireAt", equalTo("2026-12-15T12:00:00Z"));

        lookAt("2026-12-15T11:59:59.999999Z");
        assertEquals(0, toldOf(crew.member(1)).size());
        lookAt("2026-12-15T12:00:00Z");

        JsonObject told = toldOf(crew.member(1)).getFirst();
        assertEquals("autumn", told.getString("campaign"));
        assertEquals(false, told.containsKey("links"));
        assertEquals("2026-12-15T12:00:00Z", told.getString("at"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoIsRemovedOrClosedLosesThemAtOnce(boolean removed) {
        Crew crew = Crew.of(2);
        UUID agreement = crew.active(terms(crew, CAMPAIGN));
        Map<String, Object> exit =
                Map.of("partnerId", crew.member(1).id(), "kind", "CLOSED", "cause", "case 12");
        if (removed) {
            crew.lead()
                    .post(
                            "/v1/agreements/" + agreement + "/removal-votes",
                            Map.of("partnerId", crew.member(1).id(), "cause", "brand bidding"))
                    .body("exits[0].linksExpireAt", equalTo("2026-11-15T12:00:00Z"));
        } else {
            Member.operator().body(exit).post("/v1/agreements/" + agreement + "/exits");
        }

        look();

        assertEquals("2026-11-15T12:00:00Z", toldOf(crew.member(1)).getFirst().getString("at"));
    }

    @ParameterizedTest
    @CsvSource({"true, 200", "false, 500", "false, 404"})
    void whatCannotBeToldNowIsToldLater(boolean down, int status) {
        Crew crew = Crew.of(2);
        UUID agreement = crew.active(terms(crew, CAMPAIGN));
        leaves(crew.member(1), agreement);
        rebate.links().answers(status);
        if (down) {
            rebate.down();
        }

        lookAt("2027-01-01T00:00:00Z");
        FakeRebate.running().up();
        rebate.links().answers(200);
        exits(crew, agreement).body("exits[0].linksExpiredAt", nullValue());
        clock.advance(Duration.ofMinutes(2));
        look();

        JsonObject told = toldOf(crew.member(1)).getFirst();
        assertEquals("2027-01-01T00:00:00Z", told.getString("at"));
        exits(crew, agreement).body("exits[0].linksExpiredAt", equalTo("2027-01-01T00:02:00Z"));
    }

    @Test
    void ofReplicasThatLookAtOnceOneTells() {
        Crew crew = Crew.of(3);
        UUID agreement = crew.active(terms(crew, CAMPAIGN));
        leaves(crew.member(1), agreement);
        leaves(crew.member(2), agreement);
        clock.set(Instant.parse("2027-01-01T00:00:00Z"));

        CompletableFuture<?>[] looks =
                Stream.generate(() -> service.expireAll().subscribeAsCompletionStage())
                        .limit(4)
                        .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(looks).join();

        assertEquals(1, toldOf(crew.member(1)).size());
        assertEquals(1, toldOf(crew.member(2)).size());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theyStayWithWhoIsBoundAnewByThen(boolean byThen) {
        Crew crew = Crew.of(2);
        UUID agreement = crew.active(terms(crew, CAMPAIGN));
        leaves(crew.member(1), agreement).statusCode(200);
        Map<String, Object> next = terms(crew, CAMPAIGN);
        next.put("effectiveFrom", "2027-02");
        next.put("predecessor", crew.lead().digest(agreement));
        clock.set(Instant.parse(byThen ? "2026-12-20T00:00:00Z" : "2027-01-03T00:00:00Z"));
        crew.active(next);

        lookAt("2027-01-05T00:00:00Z");
        look();

        assertEquals(byThen ? 0 : 1, toldOf(crew.member(1)).size());
        exits(crew, agreement)
                .body(
                        "exits[0].linksExpireAt",
                        byThen ? nullValue() : equalTo("2027-01-01T00:00:00Z"))
                .body(
                        "exits[0].linksExpiredAt",
                        byThen ? nullValue() : equalTo("2027-01-05T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "STAY"})
    void elseTheyStay(String said) {
        Crew crew = Crew.of(2);
        UUID agreement =
                crew.active(crew.terms("exit", said.isEmpty() ? Map.of() : Map.of("links", said)));
        leaves(crew.member(1), agreement).body("exits[0].linksExpireAt", nullValue());

        lookAt("2027-03-01T00:00:00Z");

        assertEquals(0, toldOf(crew.member(1)).size());
        crew.lead()
                .get("/v1/agreements/" + agreement + "/canonical")
                .body(
                        said.isEmpty()
                                ? not(containsString("links"))
                                : containsString("\"links\":\"STAY\""));
    }

    @Test
    void nobodySignsAllOfItsLinksAway() {
        Crew crew = Crew.of(1);
        Map<String, Object> terms = terms(crew, Map.of("kind", "ALL"));

        crew.lead()
                .post("/v1/teams/" + crew.team() + "/agreements", Map.of("terms", terms))
                .spec(violation("terms.exit.links"));
    }

    @Test
    void theDocumentSaysSo() {
        Crew crew = Crew.of(1);
        UUID draft = crew.lead().drafts(crew.team(), terms(crew, CAMPAIGN));

        crew.lead()
                .get("/v1/agreements/" + draft + "/document.md")
                .body(containsString("the member's links within the scope expire"));
    }

    private static ValidatableResponse exits(Crew crew, UUID agreement) {
        return crew.lead().get("/v1/agreements/" + agreement).body("exits", hasSize(1));
    }

    private static ValidatableResponse leaves(Member member, UUID agreement) {
        return member.request()
                .urlEncodingEnabled(false)
                .body(Map.of("cause", "I go my own way."))
                .post("/v1/agreements/" + agreement + ":leave")
                .then()
                .statusCode(200);
    }
}
