package io.tandem.rebate.reconciliation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Says why. */
record NoteBreak(
        @NotNull @Size(min = 1, max = 500) @Schema(examples = "checked against ticket 4411")
                String reason) {}
