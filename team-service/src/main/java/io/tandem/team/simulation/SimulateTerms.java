package io.tandem.team.simulation;

import io.tandem.team.agreement.AgreementTerms;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.YearMonth;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody wants to see what terms would have meant. */
public record SimulateTerms(
        @Schema(
                        nullable = true,
                        description =
                                "A draft, a proposal or an agreement of the team; or else `terms`.")
                UUID agreementId,
        @Valid
                @Schema(
                        nullable = true,
                        description =
                                "Terms that nobody has drafted yet; or else `agreementId`. For the"
                                        + " team's members.")
                AgreementTerms terms,
        @NotNull @Schema(description = "The first month.", examples = "2025-05") YearMonth from,
        @NotNull @Schema(description = "The last month, which must be over.", examples = "2025-08")
                YearMonth to) {}
