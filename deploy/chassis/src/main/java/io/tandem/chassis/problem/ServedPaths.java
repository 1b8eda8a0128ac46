package io.tandem.chassis.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.openapi.runtime.io.Format;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The methods that a path has, which whoever used another is to be told (RFC 9110, 15.5.6). The
 * REST layer knows and does not say; the service's own document says the same, and a test holds it
 * to the code.
 */
@ApplicationScoped
public class ServedPaths {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    // Under which the REST layer leaves the template of what it has found.
    private static final String ROUTE = "UrlPathTemplate";
    private static final String NOWHERE = "UNKNOWN";

    private final OpenApiDocumentService documents;
    private final ObjectMapper json;
    private volatile List<Operation> operations;

    ServedPaths(OpenApiDocumentService documents, ObjectMapper json) {
        this.documents = documents;
        this.json = json;
    }

    private record Operation(String template, Pattern path, String method) {

        static Operation of(String template, String method) {
            String path = "\\Q" + template.replaceAll("\\{[^}]*}", "\\\\E[^/]+\\\\Q") + "\\E";
            return new Operation(template, Pattern.compile(path), method.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * Counts and traces a request that is answered before the REST layer has found its operation,
     * or since it has found none, under the template of its path, and one without under a name of
     * its own: whoever makes up paths does not make up series.
     */
    public void nameRoute(String path) {
        if (Vertx.currentContext() instanceof ContextInternal context) {
            context.localContextData().putIfAbsent(ROUTE, template(path));
        }
    }

    private String template(String path) {
        return known().stream()
                .filter(operation -> operation.path().matcher(path).matches())
                .map(Operation::template)
                .max(Comparator.comparingInt(template -> literals(template).length()))
                .orElse(NOWHERE);
    }

    private static String literals(String template) {
        return template.replaceAll("\\{[^}]*}", "");
    }

    /**
     * As the header {@code Allow} says it.
     *
     * @param path as it was sent: what is encoded is no part of a template
     * @return nothing for a path that no operation has
     */
    public Optional<String> allow(String path) {
        Set<String> methods = new TreeSet<>();
        for (Operation operation : known()) {
            if (operation.path().matcher(path).matches()) {
                methods.add(operation.method());
            }
        }
        if (methods.isEmpty()) {
            return Optional.empty();
        }
        // The REST layer answers both by itself.
        methods.add("OPTIONS");
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return Optional.of(String.join(", ", methods));
    }

    private List<Operation> known() {
        if (operations == null) {
            operations = read();
        }
        return operations;
    }

    private List<Operation> read() {
        try {
            JsonNode document =
                    json.readTree(
                            documents.getDocument(
                                    OpenApiConstants.DEFAULT_DOCUMENT_NAME, Format.JSON));
            List<Operation> read = new ArrayList<>();
            document.path("paths")
                    .properties()
                    .forEach(path ->
                            path.getValue()
                                    .fieldNames()
                                    .forEachRemaining(name -> {
                                        if (METHODS.contains(name)) {
                                            read.add(Operation.of(path.getKey(), name));
                                        }
                                    }));
            return List.copyOf(read);
        } catch (IOException e) {
            throw new UncheckedIOException("The service's own document cannot be read", e);
        }
    }
}
