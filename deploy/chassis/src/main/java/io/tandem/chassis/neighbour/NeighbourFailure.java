package io.tandem.chassis.neighbour;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/** A neighbour gave no clear answer: none at all, a fault of its own, or one nobody understands. */
public final class NeighbourFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What another attempt may find otherwise: out of time, too many requests, and any 5xx. */
    private static final Set<Integer> PASSING = Set.of(408, 429);

    private static final Set<Integer> NOT_UNDERSTOOD = Set.of(401, 403, 407, 408, 421, 429, 431);

    private final boolean passing;

    private NeighbourFailure(String message, Throwable cause, boolean passing) {
        super(message, cause, false, false);
        this.passing = passing;
    }

    /** It answered with a status that says nothing about what was asked. */
    public static NeighbourFailure status(int status) {
        return new NeighbourFailure(
                "it answers " + status, null, status >= 500 || PASSING.contains(status));
    }

    /** What it answered cannot be read. Asking again would bring the same. */
    public static NeighbourFailure garbled(Throwable cause) {
        return new NeighbourFailure("its answer cannot be read", cause, false);
    }

    /**
     * An answer that is about what was asked, be it a refusal. What a gateway says, or a neighbour
     * that does not know us, is not.
     *
     * @throws NeighbourFailure when it is not
     */
    public static Response clear(Response answer) {
        int status = answer.getStatus();
        if (status < 200 || status >= 500 || NOT_UNDERSTOOD.contains(status)) {
            throw status(status);
        }
        return answer;
    }

    static NeighbourFailure of(Throwable failure) {
        if (failure instanceof NeighbourFailure known) {
            return known;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonProcessingException) {
                return garbled(failure);
            }
        }
        return failure instanceof WebApplicationException answered
                ? status(answered.getResponse().getStatus())
                : new NeighbourFailure("it cannot be reached", failure, true);
    }

    boolean isPassing() {
        return passing;
    }

    @Override
    public String toString() {
        return getCause() == null ? getMessage() : getMessage() + ": " + getCause();
    }
}
