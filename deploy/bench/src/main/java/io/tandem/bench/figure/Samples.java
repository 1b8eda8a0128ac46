package io.tandem.bench.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Repeated measurements of one thing, in one unit. */
public final class Samples {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int SCALE = 3;

    private final List<BigDecimal> values = new ArrayList<>();

    public static Samples of(BigDecimal... values) {
        Samples samples = new Samples();
        samples.values.addAll(List.of(values));
        return samples;
    }

    public void add(BigDecimal value) {
        values.add(value);
    }

    public void addAll(Samples others) {
        values.addAll(others.values);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The one that was added last. */
    public BigDecimal latest() {
        return values.getLast();
    }

    /** The middle one; of an even number the mean of the two in the middle. */
    public BigDecimal median() {
        List<BigDecimal> sorted = sorted();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(half)
                : sorted.get(half - 1).add(sorted.get(half)).divide(TWO);
    }

    public BigDecimal min() {
        return sorted().getFirst();
    }

    public BigDecimal max() {
        return sorted().getLast();
    }

    private List<BigDecimal> sorted() {
        if (values.isEmpty()) {
            throw new IllegalStateException("nothing was measured");
        }
        return values.stream().sorted().toList();
    }

    /** How many a second, to three decimals, half to even. */
    public static BigDecimal rate(long count, long nanos) {
        return BigDecimal.valueOf(count)
                .multiply(BigDecimal.valueOf(NANOS_PER_SECOND))
                .divide(BigDecimal.valueOf(nanos), SCALE, RoundingMode.HALF_EVEN);
    }

    /** Nanoseconds in a larger unit of so many of them, to three decimals, half to even. */
    public static BigDecimal scaled(long nanos, long nanosPerUnit) {
        return BigDecimal.valueOf(nanos)
                .divide(BigDecimal.valueOf(nanosPerUnit), SCALE, RoundingMode.HALF_EVEN);
    }
}
