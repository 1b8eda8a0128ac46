package io.tandem.team.agreement;

import static io.tandem.testkit.Problems.problem;
import static io.tandem.testkit.Problems.violation;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.tandem.team.Crew;
import io.tandem.team.Member;
import io.tandem.team.TeamServiceTest;
import io.tandem.team.agreement.model.PublicKey;
import io.tandem.team.agreement.model.TestKey;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SigningKeyTest extends TeamServiceTest {

    @Test
    void aPartnerProvesThatItHasTheOtherHalf() {
        Member member = Member.any();
        String proofOfAnother =
                member.key().sign(PublicKey.proofMessage(UUID.randomUUID().toString()));

        member.post(
                        "/v1/signing-keys",
                        Map.of(
                                "publicKey",
                                member.key().publicKey().base64(),
                                "proof",
                                proofOfAnother))
                .spec(problem(422, "proof-invalid"));
    }

    @Test
    void oneKeyHasOneOwner() {
        Member member = Member.any();
        member.registersKey();
        Member thief = new Member(UUID.randomUUID(), member.key());

        thief.post(
                        "/v1/signing-keys",
                        Map.of(
                                "publicKey",
                                thief.key().publicKey().base64(),
                                "proof",
                                thief.key().sign(PublicKey.proofMessage(thief.id().toString()))))
                .spec(problem(409, "signing-key-taken"));
    }

    @Test
    void whatIsNoKeyIsRefused() {
        Member.any()
                .post("/v1/signing-keys", Map.of("publicKey", "AAAA", "proof", "AAAA"))
                .spec(violation("body"));
    }

    @Test
    void aRevokedKeySignsNothing() {
        Crew crew = Crew.of(2);
        UUID agreement = crew.proposed(crew.terms());
        UUID key = crew.lead().registersKey();

        crew.lead()
                .post("/v1/signing-keys/" + key + ":revoke")
                .statusCode(200)
                .body("revokedAt", notNullValue());

        crew.lead()
                .signs(agreement, key, crew.lead().digest(agreement))
                .spec(problem(409, "signing-key-revoked"));
    }

    @Test
    void aProposalLosesTheSignatureOfARevokedKeyAndTakesAnother() {
        Crew crew = Crew.of(2);
        UUID agreement = crew.proposed(crew.terms());
        UUID key = crew.lead().registersKey();
        String digest = crew.lead().digest(agreement);
        crew.lead().signs(agreement, key, digest).statusCode(200);
        crew.lead().post("/v1/signing-keys/" + key + ":revoke").statusCode(200);

        crew.member(1)
                .signs(agreement)
                .body("state", equalTo("PROPOSED"))
                .body("signatures", hasSize(1));
        Member rekeyed = new Member(crew.lead().id(), TestKey.generate());
        rekeyed.signs(agreement, rekeyed.registersKey(), digest)
                .body("state", equalTo("ACTIVE"))
                .body("signatures", hasSize(2));
    }

    @Test
    void anAgreementOutlivesTheKeysThatMadeIt() {
        Crew crew = Crew.of(2);
        UUID agreement = crew.active();
        UUID key = crew.lead().get("/v1/signing-keys").extract().jsonPath().getUUID("items[0].id");

        crew.lead().post("/v1/signing-keys/" + key + ":revoke").statusCode(200);

        crew.lead()
                .get("/v1/agreements/" + agreement)
                .body("state", equalTo("ACTIVE"))
                .body("signatures", hasSize(2));
    }

    @Test
    void anothersKeysAreNotThere() {
        Member owner = Member.any();
        UUID key = owner.registersKey();
        Member stranger = Member.any();

        stranger.get("/v1/signing-keys").body("items", equalTo(List.of()));
        stranger.post("/v1/signing-keys/" + key + ":revoke").spec(problem(404, "not-found"));
    }
}
