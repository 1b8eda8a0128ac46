package io.tandem.rebate.reconciliation.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A line of a commission file, as it stands there: fees have the exchange's sign.
 *
 * @param number where it stands; the header is line 1
 */
public record CommissionLine(
        long number,
        String brokerCode,
        String level,
        String instrument,
        String orderId,
        BigDecimal spotAmount,
        BigDecimal derivativeAmount,
        BigDecimal fee,
        Optional<BigDecimal> netFee,
        BigDecimal settlementFee,
        Shares shares,
        String affiliated,
        Instant at) {

    /** What it says, in the books' terms. */
    public Figures figures(Rule rule) {
        return new Figures(rule.paid(netFee.orElse(fee)), spotAmount.add(derivativeAmount), shares);
    }
}
