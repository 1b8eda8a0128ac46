package io.tandem.rebate.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.tandem.chassis.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of one line of a stream. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record TradeLineView(
        @Schema(description = "Counts from 1; empty lines count too.", examples = "1") long line,
        @Schema(nullable = true, examples = "bill-624881939218") String tradeId,
        @Schema(
                        examples = "accepted",
                        enumeration = {"accepted", "duplicate", "conflict", "invalid"})
                Outcome outcome,
        @Schema(nullable = true, description = "Of a conflict or an invalid line.")
                Problem problem) {}
