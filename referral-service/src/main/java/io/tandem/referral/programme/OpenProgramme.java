package io.tandem.referral.programme;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Opens a referral programme. */
public record OpenProgramme(
        @NotNull
                @Pattern(regexp = "[a-z0-9-]{1,32}", message = "must be 1 to 32 of a-z 0-9 -")
                @Schema(examples = "okx")
                String programme,
        @NotBlank @Size(max = 200) @Schema(examples = "OKX affiliates") String displayName,
        @NotNull
                @Min(1)
                @Max(36500)
                @Schema(
                        examples = "90",
                        description =
                                "A user that was idle for as many days may be recalled by another partner.")
                Integer idleLimitDays,
        @NotNull
                @Size(min = 1, max = 100)
                @Schema(
                        examples = "[\"www.okx.com\"]",
                        description = "The hosts that links may lead to.")
                List<
                                @NotNull @Size(max = 253)
                                @Pattern(
                                        regexp =
                                                "[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+",
                                        message = "must be a host name in lower case")
                                String>
                        destinationHosts) {}
