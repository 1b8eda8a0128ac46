package io.tandem.testkit;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Holds a service to its committed OpenAPI document. */
public final class OpenApiContract {

    private static final Pattern NUMBER =
            Pattern.compile("\"type\"\\s*:\\s*(\\[[^\\]]*)?\"number\"");

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    private OpenApiContract() {}

    /**
     * The running service describes itself as the file does. With {@code -Dopenapi.update=true} the
     * file is written instead.
     */
    public static void assertCommitted(Path file) throws IOException {
        String served = given().get("/openapi").then().statusCode(200).extract().asString();
        if (Boolean.getBoolean("openapi.update")) {
            Files.writeString(file, served);
        }
        assertTrue(
                Files.exists(file), file + " is missing: run the test with -Dopenapi.update=true");
        assertEquals(
                Files.readString(file),
                served,
                "Code and "
                        + file
                        + " differ: if the change is meant, run the test with -Dopenapi.update=true");
    }

    /**
     * Each operation has an id of its own, a summary, its security, its errors and examples; and
     * nothing is a JSON number with a fraction.
     */
    public static void assertComplete() {
        Response document = given().queryParam("format", "json").get("/openapi");
        assertFalse(
                NUMBER.matcher(document.asString()).find(),
                "A schema is a number, but decimals are strings");
        Map<String, Map<String, Object>> paths = document.jsonPath().getMap("paths");
        List<String> faults = new ArrayList<>();
        List<Object> ids = new ArrayList<>();
        paths.forEach((path, item) ->
                item.forEach((method, operation) -> {
                    if (METHODS.contains(method)) {
                        Map<String, Object> described = members(operation);
                        ids.add(described.get("operationId"));
                        faultsOf(described)
                                .forEach(fault -> faults.add(method + " " + path + ": " + fault));
                        boolean open =
                                !(described.get("security") instanceof List<?> by) || by.isEmpty();
                        if (path.startsWith("/v1") && open) {
                            faults.add(method + " " + path + ": no security");
                        }
                    }
                }));
        assertEquals(List.of(), faults);
        assertEquals(ids.stream().distinct().toList(), ids, "operationIds are not unique");
    }

    /**
     * Nothing in it points nowhere, and every example is one of its own schema: clients are made
     * from it by generators that take it at its word.
     */
    public static void assertSound() throws IOException {
        String served =
                given().queryParam("format", "json").get("/openapi").then().extract().asString();
        assertEquals(List.of(), new OpenApiSoundness(new ObjectMapper().readTree(served)).faults());
    }

    private static List<String> faultsOf(Map<String, Object> operation) {
        List<String> faults = new ArrayList<>();
        if (operation.get("operationId") == null) {
            faults.add("no operationId");
        }
        if (operation.get("summary") == null) {
            faults.add("no summary");
        }
        Map<String, Object> responses = members(operation.get("responses"));
        if (responses.keySet().stream().noneMatch(status -> status.matches("[23].."))) {
            faults.add("no success");
        }
        if (!responses.containsKey("500")) {
            faults.add("no errors");
        }
        examples("request", operation.get("requestBody"), faults);
        responses.forEach((status, response) -> {
            if (status.startsWith("2")) {
                examples(status, response, faults);
            }
        });
        return faults;
    }

    private static void examples(String where, Object body, List<String> faults) {
        if (body == null) {
            return;
        }
        members(members(body).get("content"))
                .forEach((type, media) -> {
                    Map<String, Object> content = members(media);
                    if (!content.containsKey("example") && !content.containsKey("examples")) {
                        faults.add("no example of " + type + " in " + where);
                    }
                });
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> members(Object object) {
        return object == null ? Map.of() : (Map<String, Object>) object;
    }
}
