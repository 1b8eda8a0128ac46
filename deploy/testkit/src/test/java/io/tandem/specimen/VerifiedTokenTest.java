package io.tandem.specimen;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tandem.chassis.security.VerifiedTokens;
import io.tandem.testkit.TandemPostgres;
import io.tandem.testkit.Tokens;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is remembered of a token never makes it good for more than it says. */
@QuarkusTest
@QuarkusTestResource(TandemPostgres.class)
class VerifiedTokenTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject VerifiedTokens verified;

    @Test
    void isProvedOnce() {
        String token = Tokens.operator();
        long before = verified.proofs();

        answerTo(token);
        answerTo(token);
        answerTo(Tokens.forged());

        assertEquals(before + 1, verified.proofs());
    }

    @Test
    void endsWhenItsTimeIsOver() {
        String token = Tokens.operatorFor(Duration.ofSeconds(3));
        assertEquals(200, answerTo(token));
        long limit = System.nanoTime() + PATIENCE.toNanos();

        int answer = 200;
        while (answer == 200 && System.nanoTime() < limit) {
            answer = answerTo(token);
        }

        assertEquals(401, answer);
    }

    @Test
    void isNotMistakenForOneThatDiffersInItsSignature() {
        String token = Tokens.operator();
        assertEquals(200, answerTo(token));
        assertEquals(200, answerTo(token));

        char end = token.charAt(token.length() - 10);
        String other =
                token.substring(0, token.length() - 10)
                        + (end == 'A' ? 'B' : 'A')
                        + token.substring(token.length() - 9);

        assertEquals(401, answerTo(other));
    }

    @Test
    void tellsCallersApart() {
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        String tokenOfOne = Tokens.partner(one);
        String tokenOfOther = Tokens.partner(other);

        for (int i = 0; i < 3; i++) {
            assertTrue(reaches(tokenOfOne, one));
            assertTrue(reaches(tokenOfOther, other));
            assertTrue(!reaches(tokenOfOther, one));
        }
    }

    private static boolean reaches(String token, UUID partner) {
        return given().auth().oauth2(token).get("/v1/specimens/of/" + partner).statusCode() == 200;
    }

    private static int answerTo(String token) {
        return given().auth().oauth2(token).get("/v1/specimens").statusCode();
    }
}
