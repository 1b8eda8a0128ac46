package io.tandem.team.settlement.model;

import io.tandem.chassis.money.Money;
import java.math.BigDecimal;
import java.util.List;

/**
 * A pool in one asset and how it was split. The contributions and the parts both sum to the pool,
 * the transfers carry what each line moves and nothing else.
 */
public record AssetResult(Money pool, List<PartLine> lines, List<Transfer> transfers) {

    public AssetResult {
        lines = List.copyOf(lines);
        transfers = List.copyOf(transfers);
        requireSum(pool, lines.stream().map(PartLine::contributed).toList());
        requireSum(pool, lines.stream().map(PartLine::part).toList());
    }

    private static void requireSum(Money pool, List<BigDecimal> amounts) {
        BigDecimal sum = amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(pool.amount()) != 0) {
            throw new IllegalArgumentException(
                    "amounts sum to " + sum + ", not to the pool of " + pool);
        }
    }
}
