package io.tandem.team.agreement;

import static io.tandem.testkit.Problems.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tandem.team.Crew;
import io.tandem.team.Member;
import io.tandem.team.TeamServiceTest;
import io.tandem.team.agreement.model.PublicKey;
import io.tandem.team.agreement.model.TestKey;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class KeyRotationTest extends TeamServiceTest {

    @Test
    void theNewKeySignsAndTheOldOneDoesNot() {
        Crew crew = Crew.of(2);
        UUID proposal = crew.proposed(crew.terms());
        Member before = crew.lead();
        UUID old = before.registersKey();
        Member after = new Member(before.id(), TestKey.generate());

        UUID next = id(rotates(before, old, after.key(), before.key()).statusCode(201));

        before.signs(proposal, old, before.digest(proposal))
                .spec(problem(409, "signing-key-rotated"));
        after.signs(proposal, next, before.digest(proposal)).statusCode(200);
        before.get("/v1/signing-keys")
                .body("items[0].rotatedAt", notNullValue())
                .body("items[1].predecessorId", equalTo(old.toString()))
                .body("items[1].endorsement", notNullValue());
    }

    @Test
    void whatTheOldKeySignedCounts() {
        Crew crew = Crew.of(2);
        UUID proposal = crew.proposed(crew.terms());
        Member lead = crew.lead();
        UUID old = lead.registersKey();
        lead.signs(proposal, old, lead.digest(proposal)).statusCode(200);

        rotates(lead, old, TestKey.generate(), lead.key()).statusCode(201);

        crew.member(1)
                .signs(proposal)
                .body("state", equalTo("ACTIVE"))
                .body("signatures", hasSize(2));
    }

    @Test
    void colleaguesSeeTheWholeChainOfTheKeysThatSigned() {
        Crew crew = Crew.of(1);
        Member lead = crew.lead();
        TestKey second = TestKey.generate();
        Member third = new Member(lead.id(), TestKey.generate());
        UUID one = lead.registersKey();
        UUID two = id(rotates(lead, one, second, lead.key()).statusCode(201));
        UUID three = id(rotates(lead, two, third.key(), second).statusCode(201));
        UUID proposal = crew.proposed(crew.terms());
        third.signs(proposal, three, lead.digest(proposal)).statusCode(200);

        ValidatableResponse keys =
                Member.operator().get("/v1/agreements/" + proposal + "/signing-keys").then();

        keys.body("items.id", equalTo(List.of(one.toString(), two.toString(), three.toString())));
        List<Map<String, String>> items = keys.extract().path("items");
        for (int i = 1; i < items.size(); i++) {
            PublicKey signer = new PublicKey(items.get(i - 1).get("publicKey"));
            byte[] message =
                    new PublicKey(items.get(i).get("publicKey"))
                            .rotationMessage(lead.id().toString());
            assertTrue(signer.verifies(message, items.get(i).get("endorsement")));
        }
        Member.any()
                .get("/v1/agreements/" + proposal + "/signing-keys")
                .spec(problem(404, "not-found"));
    }

    @Test
    void nobodyButTheOldKeyEndorses() {
        Member member = Member.any();
        UUID old = member.registersKey();
        TestKey next = TestKey.generate();

        rotates(member, old, next, next).spec(problem(422, "endorsement-invalid"));
        Member thief = new Member(UUID.randomUUID(), member.key());
        rotates(thief, old, next, member.key()).spec(problem(404, "not-found"));
    }

    @Test
    void aRevokedOrRotatedKeyEndorsesNothing() {
        Member member = Member.any();
        UUID rotated = member.registersKey();
        TestKey second = TestKey.generate();
        UUID revoked = id(rotates(member, rotated, second, member.key()).statusCode(201));
        member.post("/v1/signing-keys/" + revoked + ":revoke").statusCode(200);

        rotates(member, rotated, TestKey.generate(), member.key())
                .spec(problem(409, "signing-key-rotated"));
        rotates(member, revoked, TestKey.generate(), second)
                .spec(problem(409, "signing-key-revoked"));
    }

    @Test
    void aKeyIsRotatedOnceEvenByTwoAtOnce() {
        Member member = Member.any();
        UUID old = member.registersKey();

        List<Integer> statuses =
                Stream.of(TestKey.generate(), TestKey.generate(), TestKey.generate())
                        .parallel()
                        .map(next ->
                                rotates(member, old, next, member.key()).extract().statusCode())
                        .sorted()
                        .toList();

        assertEquals(List.of(201, 409, 409), statuses);
    }

    private static ValidatableResponse rotates(
            Member member, UUID old, TestKey next, TestKey endorser) {
        String id = member.id().toString();
        return member.request()
                .urlEncodingEnabled(false)
                .body(
                        Map.of(
                                "publicKey",
                                next.publicKey().base64(),
                                "proof",
                                next.sign(PublicKey.proofMessage(id)),
                                "endorsement",
                                endorser.sign(next.publicKey().rotationMessage(id))))
                .post("/v1/signing-keys/" + old + ":rotate")
                .then();
    }

    private static UUID id(ValidatableResponse answer) {
        return answer.extract().jsonPath().getUUID("id");
    }
}
