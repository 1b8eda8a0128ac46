package io.tandem.bench.figure;

import java.math.BigDecimal;

/** What a figure's ratio has to reach, or must not pass. */
public record Goal(boolean atLeast, BigDecimal ratio) {

    public static Goal atLeast(String ratio) {
        return new Goal(true, new BigDecimal(ratio));
    }

    public static Goal atMost(String ratio) {
        return new Goal(false, new BigDecimal(ratio));
    }

    public boolean isMetBy(BigDecimal measured) {
        int order = measured.compareTo(ratio);
        return atLeast ? order >= 0 : order <= 0;
    }

    @Override
    public String toString() {
        return (atLeast ? "≥ " : "≤ ") + ratio.toPlainString();
    }
}
