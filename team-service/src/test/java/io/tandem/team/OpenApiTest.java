package io.tandem.team;

import io.quarkus.test.junit.QuarkusTest;
import io.tandem.testkit.OpenApiContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiTest extends TeamServiceTest {

    @Test
    void isWhatIsCommitted() throws IOException {
        OpenApiContract.assertCommitted(Path.of("openapi.yaml"));
    }

    @Test
    void saysEverythingOfEachOperation() {
        OpenApiContract.assertComplete();
    }

    @Test
    void keepsItsOwnWord() throws IOException {
        OpenApiContract.assertSound();
    }
}
