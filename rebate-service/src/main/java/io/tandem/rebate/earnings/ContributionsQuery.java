package io.tandem.rebate.earnings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Asks what each of a team's members brought in a month, each within its own scope. */
record ContributionsQuery(
        @NotNull YearMonth period,
        @Size(max = 100)
                @Schema(
                        nullable = true,
                        description = "Only these programmes; null is all.",
                        examples = "[\"okx\"]")
                List<@NotNull String> programmes,
        @NotNull @Size(min = 1, max = 500) List<@NotNull @Valid MemberScope> members) {

    /** What counts of a member's earnings. */
    record MemberScope(
            @NotNull UUID partnerId,
            @Size(max = 1_000)
                    @Schema(nullable = true, description = "Only these links; null is all.")
                    List<@NotNull UUID> linkIds,
            @Size(max = 1_000)
                    @Schema(
                            nullable = true,
                            description = "Only these campaigns; null is all.",
                            examples = "[\"autumn\"]")
                    List<@NotNull String> campaigns,
            @Schema(
                            nullable = true,
                            description =
                                    "Only what was executed, and who was bound, from this moment on;"
                                            + " null is from the month's beginning.",
                            examples = "2026-11-15T12:00:00Z")
                    Instant from,
            @Schema(
                            nullable = true,
                            description =
                                    "Only what was executed, and who was bound, before this moment;"
                                            + " null is to the month's end.",
                            examples = "2026-11-20T08:30:00Z")
                    Instant to) {

        MemberScope {
            if (from != null && to != null && to.isBefore(from)) {
                throw new IllegalArgumentException("to must not come before from");
            }
        }

        boolean coversMonth() {
            return from == null && to == null;
        }
    }
}
