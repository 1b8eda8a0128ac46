package io.tandem.team.dispute;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.net.URISyntaxException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Points at a document that proves something. It is not fetched; the hash tells whether it is it.
 */
record AddEvidence(
        @NotBlank @Size(max = 200) @Schema(examples = "Sign-ups of 3 October") String title,
        @NotNull
                @Pattern(regexp = "[0-9a-f]{64}", message = "must be a SHA-256 in lower-case hex")
                @Schema(
                        description = "The SHA-256 of the document's bytes.",
                        examples =
                                "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae")
                String sha256,
        @NotNull
                @Min(1)
                @Max(104_857_600)
                @Schema(description = "Its size, at most 100 MiB.", examples = "48213")
                Long sizeBytes,
        @NotBlank
                @Size(max = 2000)
                @Schema(
                        description = "An https address where the members find it.",
                        examples = "https://files.example.org/sign-ups-2026-10-03.csv")
                String link) {

    AddEvidence {
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
