package io.tandem.rebate;

import io.quarkus.test.junit.QuarkusTest;
import io.tandem.testkit.OpenApiContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiTest extends RebateTest {

    @Test
    void servesTheCommittedDocument() throws IOException {
        OpenApiContract.assertCommitted(Path.of("openapi.yaml"));
    }

    @Test
    void describesEachOperationInFull() {
        OpenApiContract.assertComplete();
    }

    @Test
    void keepsItsOwnWord() throws IOException {
        OpenApiContract.assertSound();
    }
}
