package io.tandem.team.dispute;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Accepts the proposal of that number, if it is still the one on the table. */
record AcceptProposal(@NotNull @Schema(examples = "1") Integer proposal) {}
