package io.tandem.referral.link;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Has an owner's links expire, as an agreement says that it signed. */
@Schema(
        examples =
                "{\"ownerId\":\"0199c2f4-7b1e-7c3a-9d55-2f6b8a1c4e10\",\"programmes\":[],"
                        + "\"campaign\":\"autumn\",\"at\":\"2027-01-01T00:00:00Z\"}")
public record ExpireLinks(
        @NotNull UUID ownerId,
        @NotNull
                @Size(max = 100)
                @Schema(description = "Of which programmes; empty for all.", examples = "[\"okx\"]")
                List<
                                @NotNull
                                @Pattern(
                                        regexp = "[a-z0-9-]{1,32}",
                                        message = "must be 1 to 32 of a-z 0-9 -")
                                String>
                        programmes,
        @Size(min = 1, max = 1000)
                @Schema(
                        nullable = true,
                        description =
                                "Those of these links that are the owner's; others are passed over."
                                        + " Else name a campaign.")
                List<@NotNull UUID> links,
        @Size(min = 1, max = 100)
                @Schema(
                        nullable = true,
                        description = "The owner's links that are of it now. Else name links.",
                        examples = "autumn")
                String campaign,
        @NotNull
                @Schema(
                        description =
                                "The first instant at which they are good no longer; at once if it"
                                        + " has passed. What expires earlier does so.")
                Instant at) {}
