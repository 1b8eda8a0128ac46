package io.tandem.referral.binding;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What one claim of an array came to. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        examples =
                "{\"index\":0,\"userId\":\"640257103\",\"outcome\":\"bound\","
                        + "\"bindingId\":\"0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e10\"}")
public record ResultView(
        @Schema(examples = "0", description = "Its place in the array.") int index,
        @Schema(examples = "640257103") String userId,
        @Schema(
                        examples = "bound",
                        enumeration = {"bound", "duplicate", "superseded", "refused"})
                String outcome,
        @Schema(nullable = true, description = "Why it does not bind: the slug of a problem.")
                String reason,
        @Schema(nullable = true) UUID bindingId,
        @Schema(nullable = true) UUID refusalId) {}
