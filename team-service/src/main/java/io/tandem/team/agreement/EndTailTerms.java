package io.tandem.team.agreement;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.tandem.chassis.money.Rate;
import io.tandem.team.agreement.model.EndTail;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What follows when a member ends the agreement for all. */
@RegisterForReflection
@Schema(
        name = "EndTailTerms",
        description =
                "In the k-th period after the last of an agreement that a member terminated, everybody"
                        + " counts as the fraction share · (1 - decay)^(k-1) of what it counted, until"
                        + " another agreement of the team rules. Left out, nothing follows.",
        examples = "{\"periods\":3,\"share\":\"0.5\",\"decay\":\"0.2\"}")
public record EndTailTerms(
        @Min(1) @Max(60) @Schema(examples = "3") int periods,
        @NotNull @Schema(examples = "0.5") Rate share,
        @NotNull @Schema(examples = "0.2") Rate decay) {

    EndTail toModel() {
        return new EndTail(periods, share, decay);
    }
}
