package io.tandem.local.math;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Amounts by asset, without zeros: equal amounts are equal whatever their spelling. */
public record Amounts(SortedMap<String, BigDecimal> byAsset) {

    public static final Amounts NONE = new Amounts(new TreeMap<>());

    public Amounts {
        SortedMap<String, BigDecimal> kept = new TreeMap<>();
        byAsset.forEach((asset, amount) -> {
            if (amount.signum() != 0) {
                kept.put(asset, amount.stripTrailingZeros());
            }
        });
        byAsset = Collections.unmodifiableSortedMap(kept);
    }

    public static Amounts of(String asset, BigDecimal amount) {
        SortedMap<String, BigDecimal> one = new TreeMap<>();
        one.put(asset, amount);
        return new Amounts(one);
    }

    public Amounts plus(Amounts other) {
        SortedMap<String, BigDecimal> sums = new TreeMap<>(byAsset);
        other.byAsset.forEach((asset, amount) -> sums.merge(asset, amount, BigDecimal::add));
        return new Amounts(sums);
    }

    public Amounts plus(String asset, BigDecimal amount) {
        return plus(of(asset, amount));
    }

    public Amounts minus(Amounts other) {
        SortedMap<String, BigDecimal> sums = new TreeMap<>(byAsset);
        other.byAsset.forEach(
                (asset, amount) -> sums.merge(asset, amount.negate(), BigDecimal::add));
        return new Amounts(sums);
    }

    public BigDecimal of(String asset) {
        return byAsset.getOrDefault(asset, BigDecimal.ZERO);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        byAsset.forEach((asset, amount) ->
                text.append(text.isEmpty() ? "" : ", ")
                        .append(amount.toPlainString() + " " + asset));
        return text.isEmpty() ? "nothing" : text.toString();
    }
}
