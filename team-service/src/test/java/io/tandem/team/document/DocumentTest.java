package io.tandem.team.document;

import static io.tandem.testkit.Problems.problem;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.tandem.team.Crew;
import io.tandem.team.Member;
import io.tandem.team.TeamServiceTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DocumentTest extends TeamServiceTest {

    @Test
    void membersAndOperatorsReadTheSameBytes() {
        Crew crew = Crew.of(2);
        UUID agreement = crew.active();
        String path = "/v1/agreements/" + agreement + "/document";

        byte[] once =
                crew.lead()
                        .get(path + ".pdf")
                        .statusCode(200)
                        .contentType("application/pdf")
                        .extract()
                        .asByteArray();

        assertArrayEquals(once, Member.operator().get(path + ".pdf").asByteArray());
        crew.member(1)
                .get(path + ".md")
                .statusCode(200)
                .contentType("text/markdown;charset=UTF-8")
                .body(startsWith("# Agreement\n"))
                .body(containsString("- State: ` ACTIVE `\n"))
                .body(containsString("- Digest: ` " + crew.lead().digest(agreement) + " `"))
                .body(containsString("### Signed by " + crew.member(1).id()));
    }

    @Test
    void aStrangersDocumentIsNone() {
        Crew crew = Crew.of(1);
        UUID agreement = crew.active();

        for (String kind : new String[] {".md", ".pdf"}) {
            Member.any()
                    .get("/v1/agreements/" + agreement + "/document" + kind)
                    .spec(problem(404, "not-found"));
        }
    }
}
