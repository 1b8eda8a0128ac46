package io.tandem.referral.partner;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Says who a partner is: enrols a new one, or replaces what was said of one. */
public record EnrolPartner(
        @NotBlank @Size(max = 200) @Schema(examples = "Crypto Ayşe") String displayName,
        @NotNull
                @Pattern(regexp = "[A-Z]{2}", message = "must be a country of ISO 3166-1 alpha-2")
                @Schema(examples = "TR")
                String country,
        @NotNull
                @Size(max = 1000)
                @Schema(
                        description =
                                "The partner's own users of the exchange: referring them is a self-referral.")
                List<@NotNull @Valid Account> userIds) {}
