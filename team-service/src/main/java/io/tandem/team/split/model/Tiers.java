package io.tandem.team.split.model;

import java.math.BigDecimal;
import java.util.List;

/**
 * A table of rates by amount, as commission plans have it: the first tier starts at 0, each further
 * one higher, and at least one rate is above zero. Refuses any other table.
 *
 * <p>It is read in one of two ways, and a rule says which: {@link #marginal} pays each slice of the
 * amount at the rate of the tier in which the slice lies, as graduated commissions and taxes do;
 * {@link #whole} pays the whole amount at the rate of the tier that it reaches, as volume rebates
 * of exchanges do.
 */
public record Tiers(List<Tier> tiers) {

    public Tiers {
        tiers = List.copyOf(tiers);
        if (tiers.isEmpty() || tiers.getFirst().from().signum() != 0) {
            throw new IllegalArgumentException("the first tier is from 0");
        }
        for (int i = 1; i < tiers.size(); i++) {
            if (tiers.get(i).from().compareTo(tiers.get(i - 1).from()) <= 0) {
                throw new IllegalArgumentException("each tier is from more than the one before");
            }
        }
        if (tiers.stream().allMatch(tier -> tier.rate().signum() == 0)) {
            throw new IllegalArgumentException("at least one tier's rate is above zero");
        }
    }

    /** Σ over the tiers of rate · (what of the amount lies between this tier and the next). */
    public BigDecimal marginal(BigDecimal amount) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < tiers.size() && amount.compareTo(tiers.get(i).from()) > 0; i++) {
            BigDecimal to = i + 1 < tiers.size() ? amount.min(tiers.get(i + 1).from()) : amount;
            sum = sum.add(to.subtract(tiers.get(i).from()).multiply(tiers.get(i).rate()));
        }
        return sum;
    }

    /** amount · rate of the last tier that starts at the amount or below it. */
    public BigDecimal whole(BigDecimal amount) {
        BigDecimal rate = BigDecimal.ZERO;
        for (Tier tier : tiers) {
            if (tier.from().compareTo(amount) <= 0) {
                rate = tier.rate();
            }
        }
        return rate.multiply(amount);
    }

    /** Whether no tier's rate is below the one before: more never earns a lower rate. */
    public boolean neverFall() {
        for (int i = 1; i < tiers.size(); i++) {
            if (tiers.get(i).rate().compareTo(tiers.get(i - 1).rate()) < 0) {
                return false;
            }
        }
        return true;
    }
}
