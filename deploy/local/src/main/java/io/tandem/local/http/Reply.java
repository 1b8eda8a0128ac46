package io.tandem.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpHeaders;

/** A service's answer, whatever its status. */
public record Reply(String request, int status, HttpHeaders headers, String text) {

    public JsonNode body() {
        return text.isEmpty() ? MissingNode.getInstance() : Json.read(text);
    }

    public String contentType() {
        return headers.firstValue("Content-Type").orElse("");
    }

    /** Whether this is the kept answer of an earlier request with the same idempotency key. */
    public boolean replayed() {
        return headers.firstValue("Idempotency-Replayed").orElse("").equals("true");
    }

    public boolean succeeded() {
        return status >= 200 && status < 300;
    }

    /** Whether it is a problem as RFC 9457 has it, of this status. */
    public boolean isProblem(int expected) {
        return status == expected
                && contentType().startsWith("application/problem+json")
                && body().path("status").asInt() == expected
                && body().path("type").isTextual()
                && body().path("title").isTextual();
    }

    /** The last word of a problem's type. */
    public String problem() {
        String type = body().path("type").asText();
        return type.substring(type.lastIndexOf(':') + 1);
    }

    /** This answer, or an exception that tells the problem. */
    public Reply orRefuse() {
        if (!succeeded()) {
            throw new Refused(this);
        }
        return this;
    }
}
