package io.tandem.referral.binding;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.tandem.chassis.problem.Problem;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What one line of a stream came to. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        examples =
                "{\"line\":1,\"userId\":\"640257103\",\"outcome\":\"bound\","
                        + "\"bindingId\":\"0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e10\"}")
public record LineView(
        @Schema(
                        examples = "1",
                        description = "Counts from 1; empty lines count but are not answered.")
                long line,
        @Schema(nullable = true, examples = "640257103") String userId,
        @Schema(
                        examples = "bound",
                        enumeration = {"bound", "duplicate", "superseded", "refused", "invalid"})
                String outcome,
        @Schema(nullable = true, description = "Why it does not bind: the slug of a problem.")
                String reason,
        @Schema(nullable = true) UUID bindingId,
        @Schema(nullable = true) UUID refusalId,
        @Schema(nullable = true, description = "What is wrong with an invalid line.")
                Problem problem) {}
