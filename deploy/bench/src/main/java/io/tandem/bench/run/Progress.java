package io.tandem.bench.run;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;

/** What the person sees while it runs: lines with the seconds since the beginning. */
public final class Progress {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final PrintStream out;
    private final long began = System.nanoTime();

    public Progress(PrintStream out) {
        this.out = out;
    }

    /** Numbers are shown whole. */
    public void line(String format, Object... values) {
        Object[] shown = Arrays.stream(values).map(Progress::shown).toArray();
        out.printf(
                Locale.ROOT,
                "%4d s  %s%n",
                (System.nanoTime() - began) / NANOS_PER_SECOND,
                String.format(Locale.ROOT, format, shown));
        out.flush();
    }

    private static Object shown(Object value) {
        return value instanceof BigDecimal number
                ? String.format(
                        Locale.ROOT, "%,d", number.setScale(0, RoundingMode.HALF_EVEN).longValue())
                : value;
    }
}
