package io.tandem.referral.click;

import static io.restassured.RestAssured.given;
import static io.tandem.testkit.Problems.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.tandem.referral.Eventually;
import io.tandem.referral.ReferralTest;
import io.tandem.testkit.TandemPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RedirectResourceTest extends ReferralTest {

    private static final String BROWSER =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148";

    private String programme;
    private UUID owner;

    @BeforeEach
    void givenAPartner() {
        programme = openProgramme();
        owner = enrolPartner();
    }

    private record Row(String visitor, String addressHash, String utm) {}

    private static RequestSpecification visitor() {
        return given().redirects().follow(false).header("User-Agent", BROWSER);
    }

    private static String clickOf(RequestSpecification visitor, String code) {
        String location =
                visitor.get("/r/" + code).then().statusCode(302).extract().header("Location");
        return location.substring(location.indexOf("clickId=") + 8);
    }

    private static Row written(String click) {
        UUID id = UUID.fromString(click);
        Eventually.holds(
                "the click is written",
                () -> count("select count(*) from click where id = ?", id) == 1);
        try (Connection connection = TandemPostgres.connect();
                PreparedStatement statement =
                        connection.prepareStatement(
                                "select visitor, address_hash, utm from click where id = ?")) {
            statement.setObject(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return new Row(rows.getString(1), rows.getString(2), rows.getString(3));
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void sendsTheVisitorOnAndNotesTheClick() {
        String code = mintLink(owner, programme);

        String location =
                visitor()
                        .queryParam("utm_source", "news & views")
                        .queryParam("utm_campaign", "autumn")
                        .queryParam("next", "https://evil.example/")
                        .get("/r/" + code)
                        .then()
                        .statusCode(302)
                        .header("Cache-Control", "no-store")
                        .header(
                                "Location",
                                matchesPattern(
                                        "https://www\\.okx\\.com/join\\?utm_campaign=autumn"
                                                + "&utm_source=news%20%26%20views&clickId=[0-9a-f-]{36}"))
                        .extract()
                        .header("Location");

        Row row = written(location.substring(location.indexOf("clickId=") + 8));
        assertEquals("MOBILE", row.visitor());
        assertTrue(row.addressHash().matches("[0-9a-f]{64}"), row.addressHash());
        assertEquals("{\"utm_source\": \"news & views\", \"utm_campaign\": \"autumn\"}", row.utm());
    }

    @Test
    void keepsTheQueryOfTheDestination() {
        String code =
                mintLink(
                        owner,
                        programme,
                        "destination",
                        "https://www.okx.com/join?lang=tr&utm_source=own#a");

        visitor()
                .queryParam("utm_source", "given")
                .get("/r/" + code)
                .then()
                .header(
                        "Location",
                        matchesPattern(
                                "https://www\\.okx\\.com/join\\?lang=tr&utm_source=given&clickId=.{36}#a"));
    }

    @Test
    void tellsBotsApart() {
        String code = mintLink(owner, programme);

        String click =
                clickOf(
                        given().redirects().follow(false).header("User-Agent", "Twitterbot/1.0"),
                        code);

        assertEquals("BOT", written(click).visitor());
    }

    @Test
    void rotatesTheAddressHashDaily() {
        String code = mintLink(owner, programme);
        String first = written(clickOf(visitor(), code)).addressHash();

        String sameDay = written(clickOf(visitor(), code)).addressHash();
        clock.advance(Duration.ofDays(1));
        String nextDay = written(clickOf(visitor(), code)).addressHash();

        assertEquals(first, sameDay);
        assertNotEquals(first, nextDay);
    }

    @Test
    void readsCodesInAnyCase() {
        String code = unique("Ayse-");
        mintLink(owner, programme, "code", code);

        visitor().get("/r/" + code.toUpperCase(Locale.ROOT)).then().statusCode(302);
    }

    @Test
    void knowsNoOtherCode() {
        visitor().get("/r/nobody-s").then().spec(problem(404, "not-found"));
        visitor().get("/r/" + "x".repeat(100)).then().spec(problem(404, "not-found"));
    }

    @Test
    void followsALinkUntilItExpires() {
        String code = mintLink(owner, programme, "expiresAt", "2026-11-15T12:00:01Z");
        visitor().get("/r/" + code).then().statusCode(302);

        clock.advance(Duration.ofSeconds(1));

        visitor().get("/r/" + code).then().spec(problem(404, "not-found"));
    }

    @Test
    void followsNoLinkOfASuspendedPartner() {
        String code = mintLink(owner, programme);
        stand(owner, "suspend");

        visitor().get("/r/" + code).then().spec(problem(404, "not-found"));
    }

    @Test
    void followsAChangeAtOnce() {
        String id = minted(owner, programme).extract().path("id");
        String code = partner(owner).get("/v1/links/" + id).path("code");
        clickOf(visitor(), code);

        partner(owner)
                .body(body("destination", "https://www.okx.com/new"))
                .patch("/v1/links/" + id)
                .then()
                .statusCode(200);

        visitor()
                .get("/r/" + code)
                .then()
                .header("Location", matchesPattern("https://www\\.okx\\.com/new\\?clickId=.*"));
    }

    @Test
    void doesNotCountAProbe() {
        String code = mintLink(owner, programme);

        String location =
                visitor().head("/r/" + code).then().statusCode(302).extract().header("Location");
        String probe = location.substring(location.indexOf("clickId=") + 8);
        written(clickOf(visitor(), code));

        assertEquals(0, count("select count(*) from click where id = ?", UUID.fromString(probe)));
    }

    @Test
    void bindsByAClickThatIsNotWrittenYet() {
        String code = mintLink(owner, programme);
        String click = clickOf(visitor(), code);

        bind(claim(programme, "u", null, SIGNED_UP, "clickId", click))
                .statusCode(201)
                .body("binding.code", equalTo(code));
    }

    @Test
    void bindsByAClickThatIsWritten() {
        String code = mintLink(owner, programme);
        String click = clickOf(visitor(), code);
        written(click);

        bind(claim(programme, "u", null, SIGNED_UP, "clickId", click)).statusCode(201);
    }

    @Test
    void keepsNoAddressOfAVisitor() {
        String click = clickOf(visitor(), mintLink(owner, programme));
        written(click);

        long telling =
                count(
                        "select count(*) from click where id = ? and to_jsonb(click)::text like '%127.0.0.1%'",
                        UUID.fromString(click));

        assertEquals(0, telling);
    }
}
