package io.tandem.bench.load;

import io.tandem.bench.figure.Samples;
import java.math.BigDecimal;

/** Trades that were accepted, and how long that took. */
public record Intake(long trades, long nanos) {

    public BigDecimal perSecond() {
        return Samples.rate(trades, nanos);
    }
}
