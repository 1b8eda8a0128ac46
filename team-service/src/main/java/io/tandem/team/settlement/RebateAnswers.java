package io.tandem.team.settlement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.tandem.chassis.problem.CommonProblem;
import io.tandem.chassis.problem.ProblemException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * Tells rebate-service's clear answers from what is none (nothing within the time limit, a 5xx, a
 * gateway in between): that is a 503 that says to try again.
 */
@Singleton
class RebateAnswers {

    private static final String INSUFFICIENT_FUNDS = "urn:tandem:problem:insufficient-funds";
    private static final String KEY_REUSED =
            "urn:tandem:problem:" + CommonProblem.IDEMPOTENCY_KEY_REUSED.slug();
    private static final int RETRY_AFTER_SECONDS = 5;

    private final ObjectMapper json;

    RebateAnswers(ObjectMapper json) {
        this.json = json;
    }

    Booking booking(Response answer) {
        return switch (answer.getStatus()) {
            case 200, 201 ->
                    new Booking.Booked(Optional.of(read(answer, RebateMessages.Booked.class).id()));
            case 400, 404, 409, 422 -> refusal(read(answer, RebateMessages.Refusal.class));
            default -> throw unclear(answer);
        };
    }

    private static Booking refusal(RebateMessages.Refusal refusal) {
        if (KEY_REUSED.equals(refusal.type())) {
            // Something else was booked under this key: no retry may touch that.
            throw new IllegalStateException("rebate-service knows this key with other content");
        }
        return INSUFFICIENT_FUNDS.equals(refusal.type()) && refusal.lacking() != null
                ? new Booking.Lacking(refusal.lacking())
                : new Booking.Refused(refusal.type(), refusal.detail());
    }

    /** Reads a body that has arrived in full: the client keeps what it does not know in memory. */
    <T> T read(Response answer, Class<T> type) {
        try {
            return json.readValue(answer.readEntity(String.class), type);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw unavailable(e);
        }
    }

    static ProblemException unclear(Response answer) {
        return unavailable(new IllegalStateException("it answers " + answer.getStatus()));
    }

    static ProblemException unavailable(Throwable cause) {
        Log.warnf("rebate-service gives no clear answer: %s", cause);
        return ProblemException.of(
                        CommonProblem.UNAVAILABLE, "rebate-service gives no clear answer now.")
                .with("retryAfterSeconds", RETRY_AFTER_SECONDS);
    }
}
