package io.tandem.rebate.hold;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Gives what is held to others; what the legs leave goes back. */
record AwardHold(@NotNull @Size(min = 1, max = 1_000) List<@NotNull @Valid AwardLeg> legs) {

    /** What one partner gets, in the hold's asset. */
    record AwardLeg(
            @NotNull UUID to,
            @NotNull @Schema(description = "Above zero.", examples = "100000") BigDecimal amount) {}
}
