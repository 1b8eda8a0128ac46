package io.tandem.team.split;

import io.tandem.chassis.money.Decimals;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.split.model.Parts;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;
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
            @Schema(description = "What it got back of its costs first.", examples = "0")
                    BigDecimal recouped,
            @Schema(
                            description = "In all: recouped, and what the rule gives.",
                            examples = "333.333333333333333334")
                    BigDecimal part) {}

    static SplitView of(BigInteger pool, SortedMap<PartnerId, BigInteger> recouped, Parts parts) {
        return new SplitView(
                Decimals.ofUnits(pool),
                parts.units().entrySet().stream()
                        .map(entry ->
                                new PartView(
                                        entry.getKey().value(),
                                        parts.weights()
                                                .map(weights ->
                                                        weights.byMember().get(entry.getKey()))
                                                .orElse(null),
                                        Decimals.ofUnits(recouped.get(entry.getKey())),
                                        Decimals.ofUnits(
                                                entry.getValue()
                                                        .add(recouped.get(entry.getKey())))))
                        .toList());
    }
}
