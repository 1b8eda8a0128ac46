package io.tandem.chassis.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.util.Map;

/** Keeps an answer's body as the JSON that the first caller got. */
@Singleton
class StoredAnswers {

    /** An answer whose body is read as it stands, whatever its type was. */
    @RegisterForReflection
    record Content(int status, JsonNode body, Map<String, String> headers) {}

    private final ObjectMapper json;

    StoredAnswers(ObjectMapper json) {
        this.json = json;
    }

    String write(Answer answer) {
        try {
            return json.writeValueAsString(
                    new Content(
                            answer.status(), json.valueToTree(answer.body()), answer.headers()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer is plain data", e);
        }
    }

    Answer read(StoredAnswer stored) {
        try {
            Content content = json.readValue(stored.content(), Content.class);
            JsonNode body = content.body();
            return new Answer(
                    content.status(),
                    body == null || body.isNull() ? null : body,
                    content.headers());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer was stored by us", e);
        }
    }
}
