package io.tandem.rebate.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tandem.chassis.problem.Problem;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of the trades of an array, in its order. */
record TradesView(
        @Schema(examples = "1") int accepted,
        @Schema(examples = "0") int duplicate,
        @Schema(examples = "0") int conflict,
        @Schema(examples = "0", description = "New, and their month has been put away.")
                int invalid,
        List<Result> results) {

    /** What became of one of them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(
            @Schema(description = "Counts from 0.", examples = "0") int index,
            @Schema(examples = "bill-624881939218") String tradeId,
            @Schema(
                            examples = "accepted",
                            enumeration = {"accepted", "duplicate", "conflict", "invalid"})
                    Outcome outcome,
            @Schema(nullable = true, description = "Of a conflict or an invalid one.")
                    Problem problem) {}
}
