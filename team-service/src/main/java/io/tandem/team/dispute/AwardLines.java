package io.tandem.team.dispute;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the claimant is to get of the contested lines; the rest goes back to their holders. */
record AwardLines(
        @NotNull
                @Size(max = OpenDispute.MAX_LINES)
                @Schema(description = "Of a line that is left out the claimant gets nothing.")
                List<@NotNull @Valid LineAward> awards) {

    /** What the claimant is to get of one line. */
    @Schema(name = "LineAward")
    record LineAward(
            @NotNull @Min(1) @Schema(description = "The line's number.", examples = "1")
                    Integer line,
            @NotNull
                    @Schema(
                            description = "From zero to what is contested of it.",
                            examples = "6.25")
                    BigDecimal amount) {}
}
