package io.tandem.team.simulation;

import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What there is to choose from. */
public record SimulationSummary(
        @Schema(examples = "9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab")
                String digest,
        @Schema(examples = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae")
                String termsDigest,
        @Schema(examples = "2025-05") YearMonth from,
        @Schema(examples = "2025-08") YearMonth to,
        Instant asOf,
        UUID createdBy,
        Instant createdAt) {

    static SimulationSummary of(StoredSimulation simulation) {
        return new SimulationSummary(
                simulation.digest().hex(),
                simulation.termsDigest().hex(),
                simulation.from(),
                simulation.to(),
                simulation.asOf(),
                simulation.createdBy().value(),
                simulation.createdAt());
    }
}
