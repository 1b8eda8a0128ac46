package io.tandem.team.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What members see of each other beyond what settlements show them anyway. Left out is no: a member
 * shows no more than it has signed for.
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Visibility",
        description = "What members see of each other beyond what settlements show.",
        examples = "{\"fees\":true}")
public record VisibilityTerms(
        @Schema(
                        nullable = true,
                        description =
                                "Each other's trades and commissionable fees; no if left out.")
                Boolean fees,
        @Schema(
                        nullable = true,
                        description =
                                "Who stands where by volume; no if left out. Some countries' rules"
                                        + " forbid such contests.")
                Boolean volumeRanks) {

    public boolean showsFees() {
        return Boolean.TRUE.equals(fees);
    }

    public boolean ranksByVolume() {
        return Boolean.TRUE.equals(volumeRanks);
    }
}
