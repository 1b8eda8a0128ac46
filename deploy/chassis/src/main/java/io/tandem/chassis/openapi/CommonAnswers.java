package io.tandem.chassis.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.tandem.chassis.idempotency.IdempotencyKey;
import io.tandem.chassis.problem.CommonProblem;
import io.tandem.chassis.problem.Problem;
import io.tandem.chassis.problem.ProblemType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Adds to each operation the problems that its shape makes possible, and missing examples; and
 * makes schemas say what annotations meant.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class CommonAnswers implements OASFilter {

    /** Without saying what they look like. */
    private static final Set<String> NAMED_BY_QUARKUS = Set.of("400", "401", "403");

    /**
     * The extension by which an operation says which neighbour it cannot do without: {@code
     * extensions = @Extension(name = CommonAnswers.NEEDS_NEIGHBOUR, value = "rebate-service")} of
     * its {@code @Operation}.
     */
    public static final String NEEDS_NEIGHBOUR = "x-needs-neighbour";

    private static final String RESPONSES = "#/components/responses/";

    private final Set<ProblemType> used = new LinkedHashSet<>();

    @Override
    public Schema filterSchema(Schema schema) {
        return SchemaTidying.tidied(schema);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Examples examples = new Examples(document.getComponents());
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> {
                    List<Parameter> shared =
                            item.getParameters() == null ? List.of() : item.getParameters();
                    item.getOperations()
                            .values()
                            .forEach(operation -> complete(path, shared, operation, examples));
                });
        used.forEach(
                problem -> document.getComponents().addResponse(name(problem), response(problem)));
        Headers.tell(document);
        Promises.make(document);
    }

    private void complete(
            String path, List<Parameter> shared, Operation operation, Examples examples) {
        if (operation.getRequestBody() != null) {
            examples.fill(operation.getRequestBody().getContent());
        }
        operation
                .getResponses()
                .getAPIResponses()
                .values()
                .forEach(response -> examples.fill(response.getContent()));
        List<Parameter> parameters = new ArrayList<>(shared);
        if (operation.getParameters() != null) {
            parameters.addAll(operation.getParameters());
        }
        for (ProblemType problem : possible(path, parameters, operation)) {
            String status = Integer.toString(problem.status());
            APIResponse stated = operation.getResponses().getAPIResponse(status);
            if (stated == null || isBare(stated) && NAMED_BY_QUARKUS.contains(status)) {
                used.add(problem);
                operation.getResponses().addAPIResponse(status, reference(problem));
            }
        }
        operation.getResponses().getAPIResponses().forEach(CommonAnswers::asProblem);
        if (operation.getSecurity() == null) {
            // Said, and not just left out: nobody has to guess whether it was forgotten.
            operation.setSecurity(List.of());
        }
    }

    private static boolean isBare(APIResponse response) {
        return response.getRef() == null && response.getContent() == null;
    }

    private static void asProblem(String status, APIResponse response) {
        if ((status.startsWith("4") || status.startsWith("5")) && isBare(response)) {
            MediaType media = OASFactory.createMediaType().schema(problemSchema());
            response.setContent(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, media));
        }
    }

    private static Schema problemSchema() {
        return OASFactory.createSchema().ref("#/components/schemas/Problem");
    }

    private static List<ProblemType> possible(
            String path, List<Parameter> parameters, Operation operation) {
        List<ProblemType> possible = new ArrayList<>();
        possible.add(CommonProblem.INTERNAL_ERROR);
        // Both are a 503: an operation that needs a neighbour names the problem that tells more.
        possible.add(
                operation.getExtensions() != null
                                && operation.getExtensions().containsKey(NEEDS_NEIGHBOUR)
                        ? CommonProblem.NEIGHBOUR_UNAVAILABLE
                        : CommonProblem.UNAVAILABLE);
        if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
            possible.add(CommonProblem.UNAUTHENTICATED);
            possible.add(CommonProblem.FORBIDDEN);
        }
        if (path.contains("{")) {
            possible.add(CommonProblem.NOT_FOUND);
        }
        if (operation.getRequestBody() != null) {
            possible.add(CommonProblem.INVALID_REQUEST);
            possible.add(CommonProblem.PAYLOAD_TOO_LARGE);
            possible.add(CommonProblem.UNSUPPORTED_MEDIA_TYPE);
        }
        for (Parameter parameter : parameters) {
            if (IdempotencyKey.HEADER.equals(parameter.getName())) {
                possible.add(CommonProblem.INVALID_REQUEST);
                possible.add(CommonProblem.IDEMPOTENCY_KEY_REUSED);
            } else if ("If-Match".equals(parameter.getName())) {
                possible.add(CommonProblem.STALE_VERSION);
            } else if (parameter.getIn() == Parameter.In.QUERY) {
                possible.add(CommonProblem.INVALID_REQUEST);
            }
        }
        return possible;
    }

    private static APIResponse response(ProblemType problem) {
        Map<String, Object> example = new HashMap<>();
        example.put("type", problem.uri().toString());
        example.put("title", problem.title());
        example.put("status", problem.status());
        example.put("detail", problem.explanation());
        example.put("instance", "/v1/…");
        MediaType media = OASFactory.createMediaType().schema(problemSchema()).example(example);
        Content content = OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, media);
        APIResponse response =
                OASFactory.createAPIResponse().description(problem.title()).content(content);
        return Headers.ofStatus(Integer.toString(problem.status()), response);
    }

    private static APIResponse reference(ProblemType problem) {
        return OASFactory.createAPIResponse().ref(RESPONSES + name(problem));
    }

    private static String name(ProblemType problem) {
        StringBuilder name = new StringBuilder();
        for (String word : problem.slug().split("-")) {
            name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return name.toString();
    }
}
