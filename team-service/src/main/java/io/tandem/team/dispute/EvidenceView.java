package io.tandem.team.dispute;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A piece of evidence. */
record EvidenceView(
        UUID id,
        UUID partnerId,
        @Schema(examples = "Sign-ups of 3 October") String title,
        @Schema(examples = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae")
                String sha256,
        @Schema(examples = "48213") long sizeBytes,
        @Schema(examples = "https://files.example.org/sign-ups-2026-10-03.csv") String link,
        Instant addedAt) {}
