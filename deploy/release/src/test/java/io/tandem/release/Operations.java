package io.tandem.release;

import io.swagger.parser.OpenAPIParser;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What clients rely on most, a line for each operation. */
final class Operations {

    private Operations() {}

    /**
     * {@code rebate POST /v1/payouts requestPayout needs Idempotency-Key,amount gives 200,201}:
     * what must be sent, and the statuses of success.
     */
    static List<String> of(Service service) {
        OpenAPI document =
                new OpenAPIParser()
                        .readContents(Service.text(service.openApi()), null, null)
                        .getOpenAPI();
        List<String> lines = new ArrayList<>();
        document.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap()
                                .forEach((method, operation) ->
                                        lines.add(
                                                line(
                                                        service, document, path, item, method,
                                                        operation))));
        return lines;
    }

    private static String line(
            Service service,
            OpenAPI document,
            String path,
            PathItem item,
            PathItem.HttpMethod method,
            Operation operation) {
        Set<String> needs = new TreeSet<>();
        Stream.of(item.getParameters(), operation.getParameters())
                .filter(list -> list != null)
                .flatMap(List::stream)
                .map(parameter -> resolved(document, parameter))
                .filter(parameter -> Boolean.TRUE.equals(parameter.getRequired()))
                .filter(parameter -> !"path".equals(parameter.getIn()))
                .forEach(parameter -> needs.add(parameter.getName()));
        if (operation.getRequestBody() != null) {
            MediaType json = operation.getRequestBody().getContent().get("application/json");
            if (json != null) {
                needs.addAll(required(document, json.getSchema()));
            }
        }
        Set<String> gives = new TreeSet<>(operation.getResponses().keySet());
        gives.removeIf(status -> status.charAt(0) > '3');
        return String.join(
                " ",
                service.word(),
                method.name(),
                path,
                operation.getOperationId(),
                "needs",
                needs.isEmpty() ? "nothing" : String.join(",", needs),
                "gives",
                String.join(",", gives));
    }

    private static Parameter resolved(OpenAPI document, Parameter parameter) {
        return parameter.get$ref() == null
                ? parameter
                : document.getComponents().getParameters().get(last(parameter.get$ref()));
    }

    private static List<String> required(OpenAPI document, Schema<?> schema) {
        Schema<?> resolved =
                schema != null && schema.get$ref() != null
                        ? document.getComponents().getSchemas().get(last(schema.get$ref()))
                        : schema;
        return resolved == null || resolved.getRequired() == null
                ? List.of()
                : resolved.getRequired();
    }

    private static String last(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    /** Service, method, path and name: what a client calls. */
    static String key(String line) {
        String[] words = line.split(" ");
        return String.join(" ", words[0], words[1], words[2], words[3]);
    }

    /** Whether who kept to the released line may go on with the present one. */
    static boolean accepts(String released, String present) {
        return present.contains(" needs ")
                && words(released, 5).containsAll(words(present, 5))
                && words(present, 7).containsAll(words(released, 7));
    }

    private static Set<String> words(String line, int index) {
        Set<String> words = new TreeSet<>(List.of(line.split(" ")[index].split(",")));
        words.remove("nothing");
        return words;
    }
}
