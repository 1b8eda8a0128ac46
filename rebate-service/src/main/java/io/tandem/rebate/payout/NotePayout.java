package io.tandem.rebate.payout;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is to be known of a step, such as a transaction's id or why it failed. */
record NotePayout(
        @NotNull @Size(min = 1, max = 500) @Schema(examples = "transaction 0x5a3f") String note) {}
