package io.tandem.chassis.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An RFC 9457 problem as it goes over the wire. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(
        description = "RFC 9457 problem. Further members depend on the type.",
        requiredProperties = {"type", "title", "status", "detail"},
        additionalProperties = Schema.True.class)
public record Problem(
        @Schema(
                        description =
                                "Stable name of the kind of problem; GET /problems explains it.",
                        examples = "urn:tandem:problem:invalid-request")
                URI type,
        @Schema(examples = "Invalid request") String title,
        @Schema(examples = "400") int status,
        @Schema(examples = "1 field breaks a rule") String detail,
        @Schema(description = "The path that was asked.", examples = "/v1/links") String instance,
        List<Violation> violations,
        @JsonAnyGetter @Schema(hidden = true) Map<String, Object> members) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(ProblemException e, String instance) {
        return new Problem(
                e.type().uri(),
                e.type().title(),
                e.type().status(),
                e.getMessage(),
                instance,
                e.violations(),
                e.members());
    }
}
