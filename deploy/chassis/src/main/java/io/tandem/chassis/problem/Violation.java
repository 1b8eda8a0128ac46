package io.tandem.chassis.problem;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One broken rule: where (a JSON path, a parameter or a header) and which. */
@RegisterForReflection
public record Violation(
        @Schema(examples = "shares.invitee") String field,
        @Schema(examples = "must have at most 6 decimals") String message) {}
