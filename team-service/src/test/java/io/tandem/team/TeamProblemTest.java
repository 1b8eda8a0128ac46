package io.tandem.team;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class TeamProblemTest extends TeamServiceTest {

    @ParameterizedTest
    @EnumSource(TeamProblem.class)
    void isExplained(TeamProblem problem) {
        given().get("/problems/" + problem.slug())
                .then()
                .statusCode(200)
                .body("status", equalTo(problem.status()))
                .body("explanation", equalTo(problem.explanation()));
    }

    @ParameterizedTest
    @EnumSource(TeamProblem.class)
    void isProvokedBySomeTest(TeamProblem problem) throws IOException {
        String expectation = "problem(" + problem.status() + ", \"" + problem.slug() + "\")";
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            String tests =
                    files.filter(file -> file.toString().endsWith("Test.java"))
                            .map(TeamProblemTest::content)
                            .collect(Collectors.joining());
            assertTrue(tests.contains(expectation), () -> "no test expects " + expectation);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
