package io.tandem.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
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
        List<Operation> present = new ArrayList<>();
        for (Service service : Service.values()) {
            present.addAll(Operation.of(service));
        }
        if (Boolean.getBoolean("release.record")) {
            Files.write(
                    Release.operationsFile(), present.stream().map(Operation::toString).toList());
        }
        List<Operation> released = Release.operations();
        assertTrue(released.size() > 100, "The record is too short to be one");
        List<Operation> broken =
                released.stream()
                        .filter(operation -> present.stream().noneMatch(operation::isKeptBy))
                        .toList();
        assertEquals(
                List.of(), broken, "Operations on which clients of " + Release.version() + " rely");
    }

    /** All of it, by the released document itself, where the tree comes with its history. */
    @ParameterizedTest
    @EnumSource(Service.class)
    void theDocumentIsCompatibleWithTheReleasedOne(Service service) throws IOException {
        String present = Service.text(service.openApi());
        String released = Release.openApi(service).orElse(present);

        ChangedOpenApi change = compare(released, present);

        assertTrue(change.isCompatible(), () -> rendered(change));
    }

    private static final String DOCUMENT =
            """
            openapi: 3.1.0
            info: {title: t, version: '1'}
            paths:
              /a:
                post:
                  operationId: a
                  parameters:
                    - {name: q, in: query, schema: {type: string}}
                  requestBody:
                    content:
                      application/json:
                        schema: {$ref: '#/components/schemas/A'}
                  responses:
                    '200':
                      description: OK
                      content:
                        application/json:
                          schema: {$ref: '#/components/schemas/B'}
            components:
              schemas:
                A:
                  type: object
                  properties:
                    kind: {type: string, enum: [X, Y]}
                    size: {type: integer}
                B:
                  type: object
                  required: [name, share]
                  properties:
                    name: {type: string}
                    share: {type: string}
                    note: {type: [string, 'null']}
            """;

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of(true, "info: {title: t, version", "info: {title: u, version"),
                Arguments.of(
                        true, "        size: {", "        more: {type: string}\n        size: {"),
                Arguments.of(
                        true, "        note: {", "        more: {type: string}\n        note: {"),
                Arguments.of(true, "[X, Y]", "[X, Y, Z]"),
                Arguments.of(false, "  /a:", "  /b:"),
                Arguments.of(false, "    post:", "    put:"),
                Arguments.of(false, "in: query, ", "in: query, required: true, "),
                Arguments.of(false, "[X, Y]", "[X]"),
                Arguments.of(false, "size: {type: integer}", "size: {type: string}"),
                Arguments.of(
                        false,
                        "      properties:\n        kind",
                        "      required: [kind]\n      properties:\n        kind"),
                Arguments.of(false, "'200'", "'201'"),
                Arguments.of(false, "        share: {type: string}\n", ""),
                Arguments.of(false, "name: {type: string}", "name: {type: integer}"),
                // Let pass: a client that made the member a value without a null would notice.
                Arguments.of(true, "name: {type: string}", "name: {type: [string, 'null']}"));
    }

    /** The comparison is another's: what it lets pass is seen here. */
    @ParameterizedTest
    @MethodSource("changes")
    void theComparisonTellsWhatBreaksClients(boolean compatible, String from, String to) {
        String present = DOCUMENT.replace(from, to);

        assertNotEquals(DOCUMENT, present);
        assertEquals(compatible, compare(DOCUMENT, present).isCompatible(), present);
    }

    static Stream<Arguments> operations() {
        String released = "rebate POST /v1/holds placeHold needs amount,asset gives 200,201";
        return Stream.of(
                Arguments.of(true, released, released),
                Arguments.of(true, released, released.replace("amount,", "")),
                Arguments.of(true, released, released.replace("201", "201,202")),
                Arguments.of(false, released, released.replace("asset", "asset,reason")),
                Arguments.of(false, released, released.replace("200,", "")),
                Arguments.of(false, released, released.replace("placeHold", "hold")),
                Arguments.of(false, released, released.replace("POST", "PUT")),
                Arguments.of(false, released, released.replace("200,201", "nothing")));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anOperationIsKeptByOneThatAsksForNothingMore(boolean kept, String released, String now) {
        Operation present = Operation.read(now);

        assertEquals(now, present.toString());
        assertEquals(kept, Operation.read(released).isKeptBy(present));
    }

    private static ChangedOpenApi compare(String released, String present) {
        return OpenApiCompare.fromContents(Dialect.of30(released), Dialect.of30(present));
    }

    private static String rendered(ChangedOpenApi change) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ConsoleRender().render(change, new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
