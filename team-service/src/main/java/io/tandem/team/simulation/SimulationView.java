package io.tandem.team.simulation;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A simulation: its document and who asked for it when. */
public record SimulationView(
        @Schema(
                        description = "SHA-256 of the canonical content, in hex.",
                        examples =
                                "9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab")
                String digest,
        SimulationContent content,
        @Schema(description = "The last moment of which any of its figures are.") Instant asOf,
        UUID createdBy,
        Instant createdAt) {}
