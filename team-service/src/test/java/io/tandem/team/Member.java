package io.tandem.team;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tandem.team.agreement.model.PublicKey;
import io.tandem.team.agreement.model.TestKey;
import io.tandem.testkit.Tokens;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/** A partner with a token and a key, doing what partners do. */
public record Member(UUID id, TestKey key) {

    public static Member any() {
        return new Member(UUID.randomUUID(), TestKey.generate());
    }

    /** A request of this partner with a fresh Idempotency-Key. */
    public RequestSpecification request() {
        return as(Tokens.partner(id));
    }

    /** A request of this partner with that Idempotency-Key. */
    public RequestSpecification request(String key) {
        return as(Tokens.partner(id), key);
    }

    public static RequestSpecification operator() {
        return as(Tokens.operator());
    }

    public static RequestSpecification as(String token) {
        return as(token, UUID.randomUUID().toString());
    }

    private static RequestSpecification as(String token, String key) {
        return bare(token).header("Idempotency-Key", key).contentType(ContentType.JSON);
    }

    public ValidatableResponse get(String path) {
        return request().get(path).then();
    }

    public ValidatableResponse post(String path) {
        return bare(Tokens.partner(id))
                .header("Idempotency-Key", UUID.randomUUID())
                .post(path)
                .then();
    }

    /** REST Assured would write a path's colon as %3A, as no client does. */
    private static RequestSpecification bare(String token) {
        return given().urlEncodingEnabled(false).auth().oauth2(token);
    }

    public ValidatableResponse post(String path, Map<String, ?> body) {
        return request().body(body).post(path).then();
    }

    public UUID founds(String name) {
        return post("/v1/teams", Map.of("name", name))
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    public UUID invites(UUID team, Member partner) {
        return post("/v1/teams/" + team + "/invitations", Map.of("partnerId", partner.id()))
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    public void joins(UUID team, Member lead) {
        post("/v1/invitations/" + lead.invites(team, this) + ":accept").statusCode(200);
    }

    public UUID registersKey() {
        return registersKey(key);
    }

    public UUID registersKey(TestKey any) {
        return post(
                        "/v1/signing-keys",
                        Map.of(
                                "publicKey",
                                any.publicKey().base64(),
                                "proof",
                                any.sign(PublicKey.proofMessage(id.toString()))))
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    public UUID drafts(UUID team, Map<String, ?> terms) {
        return post("/v1/teams/" + team + "/agreements", Map.of("terms", terms))
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    public void proposes(UUID agreement) {
        post("/v1/agreements/" + agreement + ":propose").statusCode(200);
    }

    public String digest(UUID agreement) {
        return get("/v1/agreements/" + agreement).statusCode(200).extract().path("digest");
    }

    /** Registers a key if need be and signs what it finds. */
    public ValidatableResponse signs(UUID agreement) {
        UUID keyId =
                get("/v1/signing-keys").extract().jsonPath().getList("items").isEmpty()
                        ? registersKey()
                        : get("/v1/signing-keys").extract().jsonPath().getUUID("items[0].id");
        return signs(agreement, keyId, digest(agreement));
    }

    public ValidatableResponse signs(UUID agreement, UUID keyId, String digest) {
        return post(
                "/v1/agreements/" + agreement + ":sign",
                Map.of("keyId", keyId, "signature", key.sign(HexFormat.of().parseHex(digest))));
    }
}
