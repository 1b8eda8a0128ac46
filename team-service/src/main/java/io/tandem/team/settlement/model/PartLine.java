package io.tandem.team.settlement.model;

import io.tandem.team.roster.model.PartnerId;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One member's line of a settlement in one asset: what it put into the pool, the weight that it
 * had, the part that it gets, and the difference, which is what moves.
 *
 * @param weight the exact weight, where the rule works by one set of weights
 */
public record PartLine(
        PartnerId member,
        BigDecimal contributed,
        Optional<BigDecimal> weight,
        BigDecimal part,
        BigDecimal net) {

    public PartLine {
        if (part.subtract(contributed).compareTo(net) != 0) {
            throw new IllegalArgumentException("net is the part less what was contributed");
        }
    }
}
