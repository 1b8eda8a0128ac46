package io.tandem.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.Callers;
import io.tandem.local.ServiceName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the services say that they can do: the operations of their served OpenAPI documents. */
final class Operations {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final Map<String, String> KNOWN =
            Map.of(
                    "programme", "no-such-programme",
                    "tradeId", "no-such-trade",
                    "period", "2025-06",
                    "code", "no-such-code");

    private Operations() {}

    /**
     * One operation.
     *
     * @param path with the parameters filled in by what is not there
     * @param roles who may do it, as the document says; empty for everybody with a token
     * @param needsBody whether it refuses to go without one
     */
    record Operation(
            ServiceName service,
            String method,
            String path,
            boolean secured,
            Set<String> roles,
            boolean takesJson,
            boolean needsBody,
            boolean takesKey) {

        boolean isOpenTo(String role) {
            return roles.isEmpty() || roles.contains(role);
        }

        String name() {
            return service.word() + ": " + method + " " + path;
        }
    }

    static List<Operation> all(Callers callers) {
        List<Operation> operations = new ArrayList<>();
        for (ServiceName service : ServiceName.values()) {
            JsonNode document = document(callers, service);
            document.path("paths")
                    .properties()
                    .forEach(path ->
                            path.getValue()
                                    .properties()
                                    .forEach(method -> {
                                        if (METHODS.contains(method.getKey())) {
                                            operations.add(
                                                    operation(
                                                            service,
                                                            document,
                                                            path.getKey(),
                                                            method.getKey(),
                                                            method.getValue()));
                                        }
                                    }));
        }
        return operations;
    }

    /** The methods that each path has, by service and path. */
    static Map<String, Set<String>> methods(List<Operation> operations) {
        Map<String, Set<String>> methods = new TreeMap<>();
        operations.forEach(operation ->
                methods.computeIfAbsent(
                                operation.service() + " " + operation.path(),
                                any -> new TreeSet<>())
                        .add(operation.method()));
        return methods;
    }

    private static JsonNode document(Callers callers, ServiceName service) {
        return callers.nobody(service).get("/openapi?format=json");
    }

    private static Operation operation(
            ServiceName service,
            JsonNode document,
            String path,
            String method,
            JsonNode operation) {
        JsonNode security =
                operation.has("security") ? operation.path("security") : document.path("security");
        return new Operation(
                service,
                method.toUpperCase(Locale.ROOT),
                filled(path),
                !security.isEmpty(),
                roles(security),
                operation.path("requestBody").path("content").has("application/json"),
                operation.path("requestBody").path("required").asBoolean(),
                takesKey(document, operation));
    }

    private static Set<String> roles(JsonNode security) {
        Set<String> roles = new TreeSet<>();
        security.forEach(scheme ->
                scheme.forEach(scopes -> scopes.forEach(role -> roles.add(role.textValue()))));
        return roles;
    }

    private static boolean takesKey(JsonNode document, JsonNode operation) {
        for (JsonNode parameter : operation.path("parameters")) {
            JsonNode resolved =
                    parameter.has("$ref")
                            ? document.at(parameter.path("$ref").textValue().substring(1))
                            : parameter;
            if (resolved.path("name").asText().equalsIgnoreCase("Idempotency-Key")) {
                return true;
            }
        }
        return false;
    }

    private static String filled(String path) {
        String filled = path;
        for (Map.Entry<String, String> known : KNOWN.entrySet()) {
            filled = filled.replace("{" + known.getKey() + "}", known.getValue());
        }
        return filled.replaceAll("\\{[^}]*}", "0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e10");
    }
}
