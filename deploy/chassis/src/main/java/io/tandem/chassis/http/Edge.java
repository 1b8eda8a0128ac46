package io.tandem.chassis.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.tandem.chassis.ndjson.Ndjson;
import io.tandem.chassis.problem.CommonProblem;
import io.tandem.chassis.problem.Problem;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.chassis.problem.Problems;
import io.tandem.chassis.problem.ServedPaths;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Stops what must not reach an operation, and answers for what never found one. */
@ApplicationScoped
public class Edge {

    private static final int BEFORE_ALL = Integer.MIN_VALUE / 2;
    private static final int GATE_PRIORITY = 10_000;
    private static final int MAX_URI = 8192;
    private static final int DISCARDED_BODIES = 100;

    private final ObjectMapper json;
    private final Problems problems;
    private final ServedPaths paths;
    private final long maxBodyBytes;
    private final long maxHeaderChars;
    private final BodyHandler counted;

    Edge(ObjectMapper json, Problems problems, ServedPaths paths, HttpLimits limits) {
        this.json = json;
        this.problems = problems;
        this.paths = paths;
        this.maxBodyBytes = limits.maxBody().asLongValue();
        this.maxHeaderChars = limits.maxHeaders().asLongValue();
        this.counted = BodyHandler.create(false).setBodyLimit(maxBodyBytes);
    }

    void gate(@Observes Filters filters) {
        filters.register(this::gate, GATE_PRIORITY);
    }

    void answers(@Observes Router router) {
        router.route().order(BEFORE_ALL).failureHandler(this::failed);
        for (int status : new int[] {400, 404, 405, 406, 413, 414, 415, 431, 500, 503}) {
            router.errorHandler(status, this::failed);
        }
    }

    private void gate(RoutingContext request) {
        Optional<ProblemException> wrong = wrongHead(request.request());
        if (wrong.isPresent()) {
            answer(request, wrong.get());
            return;
        }
        String type = request.request().getHeader(HttpHeaders.CONTENT_TYPE);
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (Ndjson.isTypeOf(type)) {
            request.next();
        } else if (length != null && Long.parseLong(length) > maxBodyBytes) {
            request.fail(CommonProblem.PAYLOAD_TOO_LARGE.status());
        } else if (request.request().headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            // The REST layer would keep a body that does not tell its length, however long it gets.
            counted.handle(request);
        } else {
            request.next();
        }
    }

    private Optional<ProblemException> wrongHead(HttpServerRequest request) {
        String target = request.uri();
        if (target.length() > MAX_URI) {
            return Optional.of(
                    ProblemException.of(
                            CommonProblem.URI_TOO_LONG,
                            "The URI may have at most " + MAX_URI + " characters."));
        }
        if (!isUri(target)) {
            return Optional.of(ProblemException.invalid("uri", "must be a URI (RFC 3986)"));
        }
        // A database that stores text cannot store this character, in whatever field it comes.
        if (target.contains("%00")) {
            return Optional.of(ProblemException.invalid("uri", "must not contain %00"));
        }
        if (weight(request.headers()) > maxHeaderChars) {
            return Optional.of(
                    ProblemException.of(
                            CommonProblem.HEADERS_TOO_LARGE,
                            "The headers may have at most " + maxHeaderChars + " characters."));
        }
        return Optional.empty();
    }

    private static long weight(MultiMap headers) {
        long weight = 0;
        for (Map.Entry<String, String> header : headers) {
            weight += header.getKey().length() + header.getValue().length();
        }
        return weight;
    }

    private void failed(RoutingContext request) {
        if (request.response().ended() || request.response().headWritten()) {
            return;
        }
        Throwable failure = request.failure();
        int status = request.statusCode();
        if (status == CommonProblem.PAYLOAD_TOO_LARGE.status()) {
            request.response().putHeader(HttpHeaders.CONNECTION, "close");
            discard(request.request());
        }
        answer(
                request,
                failure != null && (status < 400 || status >= 500)
                        ? problems.of(failure)
                        : ProblemException.of(
                                CommonProblem.ofStatus(status),
                                CommonProblem.ofStatus(status).explanation()));
    }

    /**
     * Most clients read no answer before they have sent all; one that sends on and on is cut off.
     */
    private void discard(HttpServerRequest request) {
        AtomicLong discarded = new AtomicLong();
        if (!request.isEnded()) {
            request.handler(
                            chunk -> {
                                if (discarded.addAndGet(chunk.length())
                                        > DISCARDED_BODIES * maxBodyBytes) {
                                    request.connection().close();
                                }
                            })
                    .exceptionHandler(gone -> {})
                    .resume();
        }
    }

    private void answer(RoutingContext request, ProblemException e) {
        if (e.type() != CommonProblem.NOT_FOUND) {
            paths.nameRoute(request.request().path());
        }
        HttpServerResponse response =
                request.response()
                        .setStatusCode(e.type().status())
                        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        problems.headers(e).forEach(response::putHeader);
        String target = request.request().uri();
        response.end(body(e, isUri(target) ? request.normalizedPath() : null));
    }

    private static boolean isUri(String target) {
        if (isPlain(target)) {
            return true;
        }
        try {
            new URI(target);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** A path of letters, digits and little else: most are, and then nothing can be wrong. */
    private static boolean isPlain(String target) {
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            boolean plain =
                    c >= 'a' && c <= 'z'
                            || c >= 'A' && c <= 'Z'
                            || c >= '0' && c <= '9'
                            || c == '/' && i != 1
                            || c == '-'
                            || c == '.';
            if (!plain) {
                return false;
            }
        }
        return target.startsWith("/");
    }

    private String body(ProblemException e, String path) {
        try {
            return json.writeValueAsString(Problem.of(e, path));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("A problem is plain data", unwritable);
        }
    }
}
