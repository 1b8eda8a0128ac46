package io.tandem.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Holds every JSON answer that a test gets to the service's OpenAPI document: its status is one of
 * the operation's, and its headers and body are valid by what is said of that status. Clients that
 * are generated from the document read what is answered, not what a test happens to look at.
 */
public final class DescribedAnswers implements Filter {

    /** Answers of the edge, which any request can get before an operation is found or asked. */
    private static final Set<Integer> OF_THE_EDGE = Set.of(405, 406, 408, 414, 415, 431);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Integer, Description> descriptions = new ConcurrentHashMap<>();

    private DescribedAnswers() {}

    /** From here on each answer to REST Assured is looked at. */
    public static void demand() {
        if (RestAssured.filters().stream().noneMatch(DescribedAnswers.class::isInstance)) {
            RestAssured.filters(new DescribedAnswers());
        }
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request,
            FilterableResponseSpecification expected,
            FilterContext context) {
        Response response = context.next(request, expected);
        URI uri = URI.create(request.getURI());
        if (uri.getPath().startsWith("/v1/")) {
            List<String> faults =
                    descriptions
                            .computeIfAbsent(uri.getPort(), port -> Description.of(uri))
                            .faults(request.getMethod(), uri.getPath(), response);
            if (!faults.isEmpty()) {
                throw new AssertionError(
                        "%s %s answers what openapi.yaml does not describe: %s"
                                .formatted(request.getMethod(), uri.getPath(), faults));
            }
        }
        return response;
    }

    private record Operation(Pattern path, int literals, String method, JsonNode responses) {

        static Operation of(String template, String method, JsonNode operation) {
            String literal = template.replaceAll("\\{[^}]*\\}", "");
            String path = "\\Q" + template.replaceAll("\\{[^}]*\\}", "\\\\E[^/]+\\\\Q") + "\\E";
            return new Operation(
                    Pattern.compile(path),
                    literal.length(),
                    method.toUpperCase(Locale.ROOT),
                    operation.get("responses"));
        }

        boolean answers(String method, String path) {
            return this.method.equals(method) && this.path.matcher(path).matches();
        }
    }

    private record Description(
            JsonNode document, List<Operation> operations, DocumentSchemas schemas) {

        static Description of(URI served) {
            try (HttpClient client = HttpClient.newHttpClient()) {
                JsonNode document =
                        JSON.readTree(
                                client.send(
                                                HttpRequest.newBuilder(
                                                                served.resolve(
                                                                        "/openapi?format=json"))
                                                        .build(),
                                                HttpResponse.BodyHandlers.ofString())
                                        .body());
                List<Operation> operations = new ArrayList<>();
                document.path("paths")
                        .properties()
                        .forEach(path ->
                                path.getValue()
                                        .properties()
                                        .forEach(operation ->
                                                operations.add(
                                                        Operation.of(
                                                                path.getKey(),
                                                                operation.getKey(),
                                                                operation.getValue()))));
                return new Description(document, operations, new DocumentSchemas(document));
            } catch (IOException e) {
                throw new IllegalStateException("The service does not serve its document", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        List<String> faults(String method, String path, Response response) {
            int status = response.statusCode();
            Optional<Operation> operation =
                    operations.stream()
                            .filter(each -> each.answers(method, path))
                            .max(Comparator.comparing(Operation::literals));
            if (operation.isEmpty() || OF_THE_EDGE.contains(status)) {
                return List.of();
            }
            JsonNode described = operation.get().responses().path(Integer.toString(status));
            if (described.isMissingNode()) {
                return List.of("status " + status);
            }
            List<String> faults = headerFaults(resolved(described), response);
            String type = response.contentType().replaceAll(";.*", "").strip();
            if (type.endsWith("json") && !type.endsWith("ndjson")) {
                faults.addAll(bodyFaults(resolved(described), type, response.asString()));
            }
            return faults;
        }

        private List<String> headerFaults(JsonNode described, Response response) {
            List<String> faults = new ArrayList<>();
            described
                    .path("headers")
                    .properties()
                    .forEach(header -> {
                        JsonNode stated = resolved(header.getValue());
                        String given = response.getHeader(header.getKey());
                        String pattern = stated.path("schema").path("pattern").asText(".*");
                        if (given == null && stated.path("required").asBoolean()
                                || given != null && !given.matches(pattern)) {
                            faults.add("header " + header.getKey() + ": " + given);
                        }
                    });
            return faults;
        }

        private JsonNode resolved(JsonNode described) {
            return described.has("$ref")
                    ? document.at(described.get("$ref").asText().substring(1))
                    : described;
        }

        private List<String> bodyFaults(JsonNode described, String type, String body) {
            JsonNode schema = described.path("content").path(type).path("schema");
            if (schema.isMissingNode()) {
                return List.of("a body of type " + type);
            }
            try {
                return schemas.faults(schema, JSON.readTree(body));
            } catch (JsonProcessingException e) {
                return List.of("no JSON: " + e.getMessage());
            }
        }
    }
}
