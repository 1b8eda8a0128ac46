package io.tandem.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.ConsoleRender;

/** A client of the last release goes on with what is new. */
class OpenApiTest {

    /**
     * Holds everywhere, also in a tree without history: each operation is there, under its name,
     * asks for nothing that it did not ask for, and answers what it answered.
     */
    @Test
    void everyReleasedOperationIsThereAndAsksForNothingMore() throws IOException {
        List<String> present = new ArrayList<>();
        for (Service service : Service.values()) {
            present.addAll(Operations.of(service));
        }
        if (Boolean.getBoolean("release.record")) {
            Files.write(Path.of("src/test/resources", Release.VERSION, "operations.txt"), present);
        }
        List<String> broken = new ArrayList<>();
        for (String released : Release.operations()) {
            String key = Operations.key(released);
            String now =
                    present.stream()
                            .filter(line -> Operations.key(line).equals(key))
                            .findFirst()
                            .orElse(key + ": gone");
            if (!Operations.accepts(released, now)) {
                broken.add(released + " -> " + now);
            }
        }
        assertTrue(Release.operations().size() > 100, "The record is too short to be one");
        assertEquals(List.of(), broken, "Changes that break clients of " + Release.VERSION);
    }

    /** All of it, by the released document itself, where the tree comes with its history. */
    @ParameterizedTest
    @EnumSource(Service.class)
    void theDocumentIsCompatibleWithTheReleasedOne(Service service) throws IOException {
        String present = Service.text(service.openApi());
        String released = Release.openApi(service).orElse(present);

        ChangedOpenApi change = OpenApiCompare.fromContents(released, present);

        assertTrue(change.isCompatible(), () -> rendered(change));
    }

    /** What finds nothing in two documents that differ would find nothing ever. */
    @Test
    void theComparisonFindsAPathThatIsGone() {
        String present = Service.text(Service.REBATE.openApi());
        String broken = present.replace("  /v1/payouts:\n", "  /v1/pay-outs:\n");

        assertTrue(OpenApiCompare.fromContents(present, broken).isIncompatible());
    }

    @Test
    void theComparisonFindsAPropertyThatMustBeGivenNow() {
        String released = document("          properties:\n            a: {type: string}\n");
        String broken =
                document(
                        "          required: [b]\n          properties:\n"
                                + "            a: {type: string}\n            b: {type: string}\n");

        assertTrue(OpenApiCompare.fromContents(released, broken).isIncompatible());
    }

    private static String document(String schema) {
        return """
        openapi: 3.1.0
        info: {title: t, version: '1'}
        paths:
          /a:
            post:
              operationId: a
              requestBody:
                content:
                  application/json:
                    schema: {$ref: '#/components/schemas/A'}
              responses:
                '200': {description: OK}
        components:
          schemas:
            A:
              type: object
        """
                + schema.replace("          ", "      ");
    }

    private static String rendered(ChangedOpenApi change) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ConsoleRender().render(change, new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
