package io.tandem.release;

import io.swagger.parser.OpenAPIParser;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What clients rely on most in an operation.
 *
 * @param key service, method, path and name
 * @param needs what must be sent: parameters but those in the path, and members of a JSON body
 * @param gives the statuses of success
 */
record Operation(String key, Set<String> needs, Set<String> gives) {

    private static final Pattern LINE =
            Pattern.compile("(\\S+ \\S+ \\S+ \\S+) needs (\\S+) gives (\\S+)");
    private static final String NOTHING = "nothing";

    /** Reads {@code rebate POST /v1/holds placeHold needs Idempotency-Key,amount gives 201}. */
    static Operation read(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("No operation: " + line);
        }
        return new Operation(matcher.group(1), words(matcher.group(2)), words(matcher.group(3)));
    }

    private static Set<String> words(String list) {
        return list.equals(NOTHING) ? Set.of() : new TreeSet<>(List.of(list.split(",")));
    }

    @Override
    public String toString() {
        return key + " needs " + list(needs) + " gives " + list(gives);
    }

    private static String list(Set<String> words) {
        return words.isEmpty() ? NOTHING : String.join(",", words);
    }

    /** Whether who kept to this may go on with a later one. */
    boolean isKeptBy(Operation later) {
        return key.equals(later.key)
                && needs.containsAll(later.needs)
                && later.gives.containsAll(gives);
    }

    /** Those of a service's present document. */
    static List<Operation> of(Service service) {
        OpenAPI document =
                new OpenAPIParser()
                        .readContents(Service.text(service.openApi()), null, null)
                        .getOpenAPI();
        List<Operation> operations = new ArrayList<>();
        document.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap()
                                .forEach((method, operation) ->
                                        operations.add(
                                                of(
                                                        document,
                                                        item,
                                                        operation,
                                                        String.join(
                                                                " ",
                                                                service.word(),
                                                                method.name(),
                                                                path,
                                                                operation.getOperationId())))));
        return operations;
    }

    private static Operation of(
            OpenAPI document,
            PathItem item,
            io.swagger.v3.oas.models.Operation operation,
            String key) {
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
        return new Operation(key, needs, gives);
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
}
