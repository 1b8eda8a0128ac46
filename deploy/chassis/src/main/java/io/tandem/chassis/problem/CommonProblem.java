package io.tandem.chassis.problem;

import java.util.Arrays;
import java.util.Locale;

/** The problems that any service can answer with. */
public enum CommonProblem implements ProblemType {
    MALFORMED_JSON(
            400, "Malformed JSON", "The body is not well-formed JSON; the detail says where."),
    INVALID_REQUEST(
            400,
            "Invalid request",
            "One or more fields, parameters or headers break a rule; `violations` names each."),
    IDEMPOTENCY_KEY_MISSING(
            400,
            "Idempotency-Key missing",
            "This operation creates or moves something: send an Idempotency-Key of 1 to 255 visible"
                    + " ASCII characters, and the same key again when you retry."),
    UNAUTHENTICATED(
            401,
            "Not authenticated",
            "Send a bearer token of the configured issuer that has not expired."),
    FORBIDDEN(403, "Forbidden", "The token is valid, but its role may not do this."),
    NOT_FOUND(
            404,
            "Not found",
            "There is no such thing, or it is not yours: the two are not told apart."),
    METHOD_NOT_ALLOWED(405, "Method not allowed", "The path exists, but not with this method."),
    NOT_ACCEPTABLE(406, "Not acceptable", "No answer in a media type that `Accept` allows."),
    REQUEST_TIMEOUT(408, "Request timeout", "The request took too long to arrive."),
    STALE_VERSION(
            412,
            "Stale version",
            "Somebody changed it since you read it: read again, and send the new ETag in If-Match."),
    PAYLOAD_TOO_LARGE(
            413, "Payload too large", "The body is above the limit: split it, or stream NDJSON."),
    URI_TOO_LONG(414, "URI too long", "The request line is above the limit."),
    UNSUPPORTED_MEDIA_TYPE(
            415, "Unsupported media type", "The operation does not read this Content-Type."),
    IDEMPOTENCY_KEY_REUSED(
            422,
            "Idempotency-Key reused",
            "The key came before with another request: use a new key for a new request."),
    TOO_MANY_REQUESTS(429, "Too many requests", "Wait as long as `Retry-After` says."),
    HEADERS_TOO_LARGE(431, "Headers too large", "The request's headers are above the limit."),
    INTERNAL_ERROR(
            500,
            "Internal error",
            "Our fault. The `errorId` finds it in our logs; the request can be sent again."),
    UNAVAILABLE(
            503,
            "Unavailable",
            "Something that the answer needs is down or busy: retry as `Retry-After` says."),
    NEIGHBOUR_UNAVAILABLE(
            503,
            "Neighbour unavailable",
            "Another service of the suite, which `neighbour` names, gives no clear answer. What does not"
                    + " need it goes on; send the same request, with the same Idempotency-Key, again as"
                    + " `Retry-After` says.");

    private final int status;
    private final String title;
    private final String explanation;

    CommonProblem(int status, String title, String explanation) {
        this.status = status;
        this.title = title;
        this.explanation = explanation;
    }

    /** The common problem of a bare HTTP status, for failures that carry nothing else. */
    public static ProblemType ofStatus(int status) {
        return Arrays.stream(values())
                .filter(problem -> problem.status == status)
                .filter(problem -> problem != MALFORMED_JSON)
                .findFirst()
                .orElse(status < 500 ? INVALID_REQUEST : INTERNAL_ERROR);
    }

    @Override
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String explanation() {
        return explanation;
    }
}
