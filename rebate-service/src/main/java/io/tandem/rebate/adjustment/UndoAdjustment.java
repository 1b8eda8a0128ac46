package io.tandem.rebate.adjustment;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Takes an adjustment back. */
record UndoAdjustment(
        @NotNull @Size(min = 1, max = 500) @Schema(examples = "ticket 4411 was right")
                String reason) {}
