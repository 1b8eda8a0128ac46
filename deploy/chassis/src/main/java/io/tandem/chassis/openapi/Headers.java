package io.tandem.chassis.openapi;

import io.tandem.chassis.idempotency.IdempotencyKey;
import io.tandem.chassis.trace.RequestId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Says which headers the chassis takes and gives, whatever the operation: the request's id, what a
 * replayed answer and a page are known by, and how long to wait.
 */
final class Headers {

    private static final String HEADERS = "#/components/headers/";
    private static final String REQUEST_ID = "RequestId";
    private static final String REPLAYED = "IdempotencyReplayed";
    private static final String NEXT = "NextPage";
    private static final String RETRY_AFTER = "RetryAfter";

    private static final Set<String> PAGED = Set.of("limit", "after");
    private static final Set<String> TO_BE_TRIED_AGAIN = Set.of("429", "503");

    private Headers() {}

    static void tell(OpenAPI document) {
        define(document.getComponents());
        document.getPaths().getPathItems().values().forEach(Headers::tell);
    }

    private static void define(Components components) {
        components
                .addParameter(
                        REQUEST_ID,
                        OASFactory.createParameter()
                                .name(RequestId.HEADER)
                                .in(Parameter.In.HEADER)
                                .description(
                                        "What the request is to be known by in answers and logs. One"
                                                + " that is missing or not well-formed is made.")
                                .schema(text(RequestId.PATTERN, "order-4711")))
                .addHeader(
                        REQUEST_ID,
                        OASFactory.createHeader()
                                .description(
                                        "What the request is known by in the logs of every service"
                                                + " that it reached: the caller's, or a new one.")
                                .required(true)
                                .schema(text(RequestId.PATTERN, "order-4711")))
                .addHeader(
                        REPLAYED,
                        OASFactory.createHeader()
                                .description(
                                        "Given where this is the first answer to the same key again.")
                                .schema(text("true", "true")))
                .addHeader(
                        NEXT,
                        OASFactory.createHeader()
                                .description("Where the next page is, if there is one.")
                                .schema(text(null, "</v1/…?after=…>; rel=\"next\"")))
                .addHeader(
                        RETRY_AFTER,
                        OASFactory.createHeader()
                                .description("How many seconds to wait.")
                                .required(true)
                                .schema(text("[0-9]+", "1")));
    }

    private static Schema text(String pattern, String example) {
        Schema schema = OASFactory.createSchema().addType(SchemaType.STRING).addExample(example);
        return pattern == null ? schema : schema.pattern("^" + pattern + "$");
    }

    private static void tell(PathItem item) {
        item.addParameter(
                OASFactory.createParameter().ref("#/components/parameters/" + REQUEST_ID));
        item.getOperations().values().forEach(operation -> tell(item, operation));
    }

    private static void tell(PathItem item, Operation operation) {
        List<String> parameters =
                Stream.of(item.getParameters(), operation.getParameters())
                        .filter(Objects::nonNull)
                        .flatMap(List::stream)
                        .map(Parameter::getName)
                        .toList();
        operation
                .getResponses()
                .getAPIResponses()
                .forEach((status, response) -> {
                    if (response.getRef() == null) {
                        ofStatus(status, response);
                        if (status.startsWith("2")) {
                            ofSuccess(response, parameters);
                        }
                    }
                });
    }

    private static void ofSuccess(APIResponse response, List<String> parameters) {
        if (parameters.contains(IdempotencyKey.HEADER)) {
            with(response, "Idempotency-Replayed", REPLAYED);
        }
        if (parameters.containsAll(PAGED)) {
            with(response, "Link", NEXT);
        }
    }

    /** What every answer of a status has. */
    static APIResponse ofStatus(String status, APIResponse response) {
        with(response, RequestId.HEADER, REQUEST_ID);
        if (TO_BE_TRIED_AGAIN.contains(status)) {
            with(response, "Retry-After", RETRY_AFTER);
        }
        return response;
    }

    private static void with(APIResponse response, String name, String header) {
        response.addHeader(name, OASFactory.createHeader().ref(HEADERS + header));
    }
}
