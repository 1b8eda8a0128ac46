package io.tandem.referral.binding;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an array of claims came to. */
public record BulkView(List<ResultView> results, Counts counts) {

    /** How many claims came to what. */
    @Schema(name = "OutcomeCounts")
    public record Counts(
            @Schema(examples = "1") int bound,
            @Schema(examples = "0") int duplicate,
            @Schema(examples = "0") int superseded,
            @Schema(examples = "0") int refused) {}
}
