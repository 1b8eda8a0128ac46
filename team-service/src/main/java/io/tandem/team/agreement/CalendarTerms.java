package io.tandem.team.agreement;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * When a period is settled without anybody asking: as soon as rebate-service has closed the month
 * of every programme named in the terms, but not before this day of the month after it.
 */
@RegisterForReflection
@Schema(name = "SettlementCalendar", examples = "{\"day\":5}")
public record CalendarTerms(
        @Min(1)
                @Max(28)
                @Schema(
                        description =
                                "The day of the next month, in UTC, from which on the period is"
                                        + " settled by itself once its month is closed.",
                        examples = "5")
                int day) {}
