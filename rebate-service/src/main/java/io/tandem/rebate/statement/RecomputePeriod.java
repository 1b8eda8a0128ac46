package io.tandem.rebate.statement;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.YearMonth;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Asks for a closed month to be rebuilt from its stored inputs. */
record RecomputePeriod(
        @NotNull @Pattern(regexp = "[a-z0-9-]{1,32}") @Schema(examples = "okx") String programme,
        @NotNull YearMonth period,
        @Schema(nullable = true, description = "Only this partner's statement.") UUID partnerId) {}
