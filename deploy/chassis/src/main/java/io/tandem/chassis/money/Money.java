package io.tandem.chassis.money;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An exact amount of one asset, negative for what is owed back: at most 18 decimals and 20 digits
 * before the point. Amounts of different assets never meet: adding them is refused.
 */
public record Money(Asset asset, BigDecimal amount) {

    public Money {
        amount = Decimals.exact(amount, Decimals.LEDGER_SCALE);
    }

    public static Money of(Asset asset, String amount) {
        return new Money(asset, new BigDecimal(amount));
    }

    public static Money zero(Asset asset) {
        return new Money(asset, BigDecimal.ZERO);
    }

    public static Money ofUnits(Asset asset, BigInteger units) {
        return new Money(asset, Decimals.ofUnits(units));
    }

    public Money plus(Money other) {
        return new Money(asset, amount.add(sameAsset(other).amount));
    }

    public Money minus(Money other) {
        return new Money(asset, amount.subtract(sameAsset(other).amount));
    }

    public Money negated() {
        return new Money(asset, amount.negate());
    }

    public int signum() {
        return amount.signum();
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    /** How many 10⁻¹⁸ of the asset this is. */
    public BigInteger units() {
        return Decimals.units(amount);
    }

    private Money sameAsset(Money other) {
        if (!asset.equals(other.asset)) {
            throw new IllegalArgumentException(
                    "amounts of " + asset + " and " + other.asset + " do not add up");
        }
        return other;
    }

    @Override
    public String toString() {
        return Decimals.plain(amount) + " " + asset;
    }
}
