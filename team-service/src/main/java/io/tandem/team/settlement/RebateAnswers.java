package io.tandem.team.settlement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tandem.chassis.neighbour.NeighbourFailure;
import io.tandem.chassis.problem.CommonProblem;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.team.TeamProblem;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * Reads rebate-service's answers. What is no clear one (a 5xx, a gateway in between, words nobody
 * understands) is a {@link NeighbourFailure}.
 */
@Singleton
class RebateAnswers {

    /** By what name its patience is set. */
    static final String NEIGHBOUR = "rebate";

    private static final String INSUFFICIENT_FUNDS = "urn:tandem:problem:insufficient-funds";
    private static final String MONTH_PUT_AWAY = "urn:tandem:problem:month-put-away";
    private static final String KEY_REUSED =
            "urn:tandem:problem:" + CommonProblem.IDEMPOTENCY_KEY_REUSED.slug();

    private final ObjectMapper json;

    RebateAnswers(ObjectMapper json) {
        this.json = json;
    }

    Booking booking(Response answer) {
        return switch (answer.getStatus()) {
            case 200, 201 ->
                    new Booking.Booked(Optional.of(read(answer, RebateMessages.Booked.class).id()));
            case 400, 404, 409, 422 -> refusal(read(answer, RebateMessages.Refusal.class));
            default -> throw NeighbourFailure.status(answer.getStatus());
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

    /**
     * Reads what was told of a month. That its trades have been put away is a clear answer: asking
     * again brings the same until somebody attaches them.
     */
    <T> T ofMonth(YearMonth month, Response answer, Class<T> type) {
        if (answer.getStatus() == Response.Status.CONFLICT.getStatusCode()
                && MONTH_PUT_AWAY.equals(read(answer, RebateMessages.Refusal.class).type())) {
            throw ProblemException.of(
                            TeamProblem.MONTH_PUT_AWAY,
                            "What was asked for needs the trades of "
                                    + month
                                    + ", which have been put away.")
                    .with("months", List.of(month.toString()));
        }
        return read(expect(answer, 200), type);
    }

    /** Reads a body that has arrived in full: the client keeps what it does not know in memory. */
    <T> T read(Response answer, Class<T> type) {
        try {
            return json.readValue(answer.readEntity(String.class), type);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw NeighbourFailure.garbled(e);
        }
    }

    /** The answer, if it is one of those expected. */
    static Response expect(Response answer, Integer... expected) {
        if (!List.of(expected).contains(answer.getStatus())) {
            throw NeighbourFailure.status(answer.getStatus());
        }
        return answer;
    }
}
