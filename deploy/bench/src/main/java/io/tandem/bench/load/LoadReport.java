package io.tandem.bench.load;

import java.util.Arrays;
import java.util.List;

/**
 * What the generator saw, as one line of text from its process to ours.
 *
 * @param answered requests that were answered as they should be
 * @param failed all others
 * @param nanos that the measured phase lasted
 * @param p50 latency in nanoseconds that half of the answers kept within; and so on
 */
public record LoadReport(
        long answered, long failed, long nanos, long p50, long p90, long p99, long p999, long max) {

    private static final String MARK = "load-report";

    String line() {
        return MARK
                + " "
                + String.join(
                        " ",
                        List.of(answered, failed, nanos, p50, p90, p99, p999, max).stream()
                                .map(String::valueOf)
                                .toList());
    }

    static boolean isIn(String line) {
        return line.startsWith(MARK);
    }

    static LoadReport in(String line) {
        long[] n = Arrays.stream(line.split(" ")).skip(1).mapToLong(Long::parseLong).toArray();
        return new LoadReport(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7]);
    }

    public Intake intake() {
        return new Intake(answered, nanos);
    }
}
