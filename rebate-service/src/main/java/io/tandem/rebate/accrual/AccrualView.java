package io.tandem.rebate.accrual;

import io.tandem.chassis.money.Rate;
import io.tandem.rebate.accrual.model.Cause;
import io.tandem.rebate.accrual.model.Reason;
import io.tandem.rebate.plan.model.Category;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One accrual of a trade, with all that made it. Amounts are negative where it takes back. */
record AccrualView(
        @Schema(
                        examples = "ACCRUED",
                        enumeration = {"ACCRUED", "TAKEN_BACK", "RESTATED"})
                String kind,
        @Schema(nullable = true, description = "Why it was rated anew.", examples = "BINDING")
                Cause cause,
        Instant at,
        YearMonth postedPeriod,
        @Schema(nullable = true) UUID entryId,
        @Schema(examples = "COMMISSIONABLE") Reason reason,
        @Schema(examples = "SPOT") Category category,
        @Schema(nullable = true) UUID partnerId,
        @Schema(nullable = true) UUID coInviterId,
        @Schema(nullable = true) UUID bindingId,
        @Schema(nullable = true, examples = "1") Long bindingRevision,
        @Schema(nullable = true) UUID linkId,
        @Schema(nullable = true) UUID planId,
        @Schema(nullable = true, examples = "1") Integer planVersion,
        @Schema(nullable = true, examples = "1") Integer tier,
        @Schema(nullable = true) Rate rate,
        @Schema(examples = "347153.57") BigDecimal commissionableFee,
        @Schema(examples = "104146.071") BigDecimal gross,
        @Schema(nullable = true, examples = "104146.071") BigDecimal ownerPart,
        @Schema(nullable = true, examples = "0") BigDecimal coInviterPart,
        @Schema(nullable = true, examples = "0") BigDecimal inviteePart,
        @Schema(
                        nullable = true,
                        description = "From when it is available, if held back.",
                        examples = "2026-10-15")
                LocalDate availableOn) {}
