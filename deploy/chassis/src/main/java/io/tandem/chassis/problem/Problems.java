package io.tandem.chassis.problem;

import io.quarkus.logging.Log;
import io.tandem.chassis.id.IdSource;
import io.vertx.core.http.HttpClosedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;

/**
 * Turns any failure into the problem that the caller is told. One that nobody named is logged in
 * full under an id, and told by that id alone.
 */
@ApplicationScoped
public class Problems {

    private static final String RETRY_AFTER_SECONDS = "retryAfterSeconds";

    private final IdSource ids;

    Problems(IdSource ids) {
        this.ids = ids;
    }

    public ProblemException of(Throwable failure) {
        if (failure instanceof ProblemException named) {
            return named;
        }
        UUID errorId = ids.next();
        if (isUnreachable(failure)) {
            Log.warnf("Error %s: something that is needed is out of reach: %s", errorId, failure);
            return explained(CommonProblem.UNAVAILABLE).with("errorId", errorId);
        }
        Log.errorf(failure, "Error %s", errorId);
        return explained(CommonProblem.INTERNAL_ERROR).with("errorId", errorId);
    }

    /** The headers that go with a problem. */
    public Map<String, String> headers(ProblemException e) {
        Object retryAfter = e.members().get(RETRY_AFTER_SECONDS);
        if (retryAfter != null) {
            return Map.of("Retry-After", retryAfter.toString());
        }
        return switch (e.type().status()) {
            case 401 -> Map.of("WWW-Authenticate", "Bearer realm=\"tandem\"");
            case 503 -> Map.of("Retry-After", "1");
            default -> Map.of();
        };
    }

    static ProblemException explained(ProblemType type) {
        return ProblemException.of(type, type.explanation());
    }

    private static boolean isUnreachable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof TimeoutException
                    || cause instanceof HttpClosedException) {
                return true;
            }
        }
        return false;
    }
}
