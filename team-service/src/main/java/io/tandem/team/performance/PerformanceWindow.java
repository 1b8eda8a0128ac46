package io.tandem.team.performance;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The months and the rows that are asked for, as they come. */
public class PerformanceWindow {

    @QueryParam("from")
    @Parameter(
            name = "from",
            required = true,
            description = "The first month.",
            example = "2026-08")
    String from;

    @QueryParam("to")
    @Parameter(
            name = "to",
            required = true,
            description = "The last month, at most 23 months later; may be the present.",
            example = "2026-10")
    String to;

    @QueryParam("groupBy")
    @Parameter(
            name = "groupBy",
            description =
                    "What a row is about: `period,member` (if left out), `period`, `member`, or"
                            + " `total`.",
            example = "period,member")
    String groupBy;

    String from() {
        return from;
    }

    String to() {
        return to;
    }

    String groupBy() {
        return groupBy;
    }
}
