package io.tandem.team.agreement;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That approved costs come first out of the pool of their asset, and what is left is divided. */
@RegisterForReflection
@Schema(
        name = "RecoupmentTerms",
        description =
                "Approved costs come first out of the pool of their asset: whole, or in proportion"
                        + " where the pool is short. What is left is divided by the rule.",
        examples = "{\"carry\":true}")
public record RecoupmentTerms(
        @NotNull
                @Schema(
                        description =
                                "Whether what the pool was short of is recouped from the next"
                                        + " period's.",
                        examples = "true")
                Boolean carry) {}
