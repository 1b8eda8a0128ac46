package io.tandem.referral.binding;

import static io.tandem.testkit.Problems.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.tandem.referral.Eventually;
import io.tandem.referral.ReferralTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RederivationTest extends ReferralTest {

    private String programme;
    private UUID owner;
    private String code;

    @BeforeEach
    void givenALink() {
        programme = openProgramme();
        owner = enrolPartner();
        code = mintLink(owner, programme);
    }

    private String stateOf(String user) {
        return (String) bindingsOf(programme, user).getFirst().get("state");
    }

    @Test
    void endsTheBindingsOfAPartnerThatIsClosed() {
        bind(claim(programme, "u", code, SIGNED_UP)).statusCode(201);

        stand(owner, "close");

        Eventually.holds("the binding ends", () -> stateOf("u").equals("ENDED"));
        Map<String, Object> binding = bindingsOf(programme, "u").getFirst();
        assertEquals("2026-11-15T12:00:00Z", binding.get("to"));
        assertEquals(2, binding.get("revision"));
    }

    @Test
    void letsTheBindingsOfASuspendedPartnerGoOn() {
        bind(claim(programme, "u", code, SIGNED_UP)).statusCode(201);
        UUID other = enrolPartner();
        bind(claim(programme, "v", mintLink(other, programme), SIGNED_UP)).statusCode(201);

        stand(owner, "suspend");
        stand(other, "close");

        Eventually.holds("the other's binding ends", () -> stateOf("v").equals("ENDED"));
        assertEquals("IN_FORCE", stateOf("u"));
    }

    @Test
    void voidsABindingThatTurnsOutToBeASelfReferral() {
        bind(claim(programme, "u", code, SIGNED_UP)).statusCode(201);

        operator()
                .body(partnerBody("A partner", account(programme, "u")))
                .put("/v1/partners/" + owner)
                .then()
                .statusCode(200);

        Eventually.holds("the binding is voided", () -> stateOf("u").equals("VOIDED"));
        operator()
                .body(partnerBody("A partner"))
                .put("/v1/partners/" + owner)
                .then()
                .statusCode(200);
        Eventually.holds("the binding is back", () -> stateOf("u").equals("IN_FORCE"));
        assertEquals(3, bindingsOf(programme, "u").getFirst().get("revision"));
    }

    @Test
    void undoesACycleWhenTheAccountTurnsOutToBeNobodys() {
        UUID a = enrolPartner(account(programme, "a"));
        UUID b = enrolPartner(account(programme, "b"));
        bind(claim(programme, "a", mintLink(b, programme), "2026-11-01T00:00:00Z")).statusCode(201);
        bind(claim(programme, "b", mintLink(a, programme), "2026-11-02T00:00:00Z"))
                .spec(problem(422, "cycle"));

        operator().body(partnerBody("A")).put("/v1/partners/" + a).then().statusCode(200);

        Eventually.holds(
                "the other half binds",
                () ->
                        bindingsOf(programme, "b").stream()
                                .anyMatch(one -> one.get("state").equals("IN_FORCE")));
    }

    @Test
    void judgesAnewAClaimFromAClockThatRunsAhead() {
        bind(claim(programme, "u", code, "2026-11-15T12:00:30Z")).statusCode(201);

        stand(owner, "suspend");

        Eventually.holds("the binding is voided", () -> stateOf("u").equals("VOIDED"));
        assertEquals(
                List.of("partner-suspended"),
                operator()
                        .queryParam("programme", programme)
                        .get("/v1/refusals")
                        .path("items.reason"));
    }
}
