package io.tandem.team.agreement;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.tandem.team.Crew;
import io.tandem.team.Member;
import io.tandem.team.TeamServiceTest;
import io.tandem.testkit.Problems;
import io.tandem.testkit.TandemPostgres;
import io.tandem.testkit.Tokens;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AgreementRaceTest extends TeamServiceTest {

    @Test
    void ofTwoTeamsThatWouldPoolTheSameOnlyOneBinds() {
        Member torn = Member.any();
        List<UUID> proposals = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Crew crew = Crew.of(List.of(Member.any(), torn));
            UUID proposal = crew.proposed(crew.terms());
            crew.lead().signs(proposal).statusCode(200);
            proposals.add(proposal);
        }
        UUID key = torn.registersKey();
        String digests = torn.digest(proposals.getFirst());
        assertEquals(64, digests.length());

        List<Integer> statuses =
                proposals.parallelStream()
                        .map(proposal ->
                                torn.signs(proposal, key, torn.digest(proposal))
                                        .extract()
                                        .statusCode())
                        .sorted()
                        .toList();

        assertEquals(List.of(200, 409, 409, 409), statuses);
    }

    @Test
    void allMembersMaySignAtOnce() {
        Crew crew = Crew.of(6);
        UUID agreement = crew.proposed(crew.terms());
        crew.members().forEach(Member::registersKey);

        List<String> states =
                crew.members().parallelStream()
                        .map(each -> each.signs(agreement).extract().<String>path("state"))
                        .toList();

        assertEquals(1, states.stream().filter("ACTIVE"::equals).count());
        assertEquals(5, states.stream().filter("PROPOSED"::equals).count());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Whoever can write into the database still cannot make up an agreement.
                "update agreement set terms = replace(terms, '\"0.5\"', '\"1\"') where id = ?",
                "update agreement set digest = repeat('0', 64) where id = ?",
                "delete from agreement_signature where agreement_id = ?",
                "update agreement_signature set partner_id = gen_random_uuid()"
                        + " where agreement_id = ?",
                "update agreement_signature set signature = reverse(signature)"
                        + " where agreement_id = ?"
            })
    void whatWasTamperedWithIsNoAgreement(String tampering) throws SQLException {
        Crew crew = Crew.of(2);
        UUID agreement = crew.active();

        try (Connection connection = TandemPostgres.connect();
                PreparedStatement statement = connection.prepareStatement(tampering)) {
            statement.setObject(1, agreement);
            assertTrue(statement.executeUpdate() > 0);
        }

        given().auth()
                .oauth2(Tokens.partner(crew.lead().id()))
                .get("/v1/agreements/" + agreement)
                .then()
                .spec(Problems.problem(500, "internal-error"))
                .body("errorId", notNullValue());
    }
}
