package io.tandem.chassis.idempotency;

import io.tandem.chassis.etag.ETags;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;

/** What an operation answers, in a form that can be kept and given again. */
public record Answer(int status, Object body, Map<String, String> headers) {

    public Answer {
        headers = Map.copyOf(headers);
    }

    public static Answer created(String location, Object body) {
        return new Answer(201, body, Map.of(HttpHeaders.LOCATION, location));
    }

    public static Answer ok(Object body) {
        return new Answer(200, body, Map.of());
    }

    public static Answer noContent() {
        return new Answer(204, null, Map.of());
    }

    public Answer withETag(long version) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(HttpHeaders.ETAG, ETags.of(version));
        return new Answer(status, body, more);
    }

    public Response toResponse() {
        Response.ResponseBuilder response = Response.status(status);
        if (body != null) {
            response.entity(body).type(MediaType.APPLICATION_JSON);
        }
        headers.forEach(response::header);
        return response.build();
    }
}
