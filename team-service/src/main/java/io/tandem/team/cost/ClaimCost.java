package io.tandem.team.cost;

import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Decimals;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Puts on record what the caller spent for the team. The proof is not fetched. */
record ClaimCost(
        @NotNull @Schema(description = "The period in which it is to count.") YearMonth period,
        @NotNull Asset asset,
        @NotNull @Schema(examples = "120") BigDecimal amount,
        @NotBlank @Size(max = 200) @Schema(examples = "Ads for the October webinar") String purpose,
        @Size(min = 1, max = 100) @Schema(nullable = true, examples = "autumn") String campaign,
        @NotBlank
                @Size(max = 2000)
                @Schema(
                        description = "An https address where the others find the proof.",
                        examples = "https://files.example.org/invoice-4711.pdf")
                String link,
        @NotNull
                @Pattern(regexp = "[0-9a-f]{64}", message = "must be a SHA-256 in lower-case hex")
                @Schema(
                        description = "The SHA-256 of the proof's bytes.",
                        examples =
                                "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae")
                String sha256) {

    ClaimCost {
        if (amount != null) {
            amount = Decimals.exact(amount, Decimals.LEDGER_SCALE);
            if (amount.signum() <= 0) {
                throw new IllegalArgumentException("amount must be above zero");
            }
            if (amount.precision() - amount.scale() > 20) {
                throw new IllegalArgumentException(
                        "amount must have at most 20 digits before the point");
            }
        }
        if (link != null && !isHttps(link)) {
            throw new IllegalArgumentException("link must be an https address");
        }
    }

    private static boolean isHttps(String link) {
        try {
            URI uri = new URI(link);
            return "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
