package io.tandem.team.split;

import io.tandem.chassis.money.Decimals;
import io.tandem.team.split.model.Parts;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A pool and its parts, in the order of the members' ids. */
public record SplitView(@Schema(examples = "1000") BigDecimal pool, List<PartView> parts) {

    /** What one member gets. */
    @Schema(name = "SplitPart")
    public record PartView(
            UUID memberId,
            @Schema(
                            implementation = String.class,
                            nullable = true,
                            description =
                                    "The exact weight, of any number of digits; none where the pool"
                                            + " was not divided by one set of weights.",
                            examples = "347.22")
                    BigDecimal weight,
            @Schema(examples = "333.333333333333333334") BigDecimal part) {}

    static SplitView of(Parts parts) {
        return new SplitView(
                Decimals.ofUnits(parts.pool()),
                parts.units().entrySet().stream()
                        .map(entry ->
                                new PartView(
                                        entry.getKey().value(),
                                        parts.weights()
                                                .map(weights ->
                                                        weights.byMember().get(entry.getKey()))
                                                .orElse(null),
                                        Decimals.ofUnits(entry.getValue())))
                        .toList());
    }
}
