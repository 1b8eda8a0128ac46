package io.tandem.team.performance;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a team did, as far as the viewer may know. */
public record PerformanceView(
        UUID teamId,
        @Schema(examples = "2026-08") YearMonth from,
        @Schema(examples = "2026-10") YearMonth to,
        @Schema(
                        description =
                                "The months that are told of: those of agreements to which the"
                                        + " viewer is a party.")
                List<MonthView> months,
        List<PerformanceRowView> items) {

    /** A month and where its figures are from. */
    @Schema(name = "PerformanceMonth")
    public record MonthView(
            YearMonth period,
            @Schema(description = "The agreement in force then.") UUID agreementId,
            @Schema(
                            nullable = true,
                            description =
                                    "The settlement whose figures these are. Without one they are"
                                            + " what is known now, and may change.")
                    UUID settlementId) {

        static MonthView of(TeamMonth month) {
            return new MonthView(
                    month.period(),
                    month.agreement().id().value(),
                    month.settled().map(settled -> settled.settlementId()).orElse(null));
        }
    }
}
