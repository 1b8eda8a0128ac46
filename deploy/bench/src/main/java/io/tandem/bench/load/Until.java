package io.tandem.bench.load;

import java.time.Duration;

/** When a load has sent enough: after some trades, after some time, or whichever comes first. */
public record Until(long trades, Duration time) {

    private static final Duration LONG = Duration.ofHours(1);

    public static Until seconds(int seconds) {
        return new Until(Long.MAX_VALUE, Duration.ofSeconds(seconds));
    }

    public static Until time(Duration time) {
        return new Until(Long.MAX_VALUE, time);
    }

    public static Until trades(long trades) {
        return new Until(trades, LONG);
    }

    boolean reached(long sent, long beganNanos) {
        return sent >= trades || System.nanoTime() - beganNanos >= time.toNanos();
    }
}
