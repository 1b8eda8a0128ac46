package io.tandem.bench;

import java.time.Duration;

/**
 * How long each part of a run takes. The whole is bounded by {@code limit}: what has not been
 * reached by then is reported as not measured.
 *
 * @param limit within which the run ends
 * @param tail of that time, kept for what comes after the rounds
 * @param reserve of that time, kept for what comes after the last fill
 * @param warmUp load before anything counts: the JVM compiles, the caches fill
 * @param rounds how often ours and the limit take turns
 * @param sample seconds that one sample of a throughput takes
 * @param shortSample seconds of a sample of which a round has three
 * @param latencySamples how often a latency at a fixed rate is sampled
 * @param growthSamples how often throughput is sampled at each size
 * @param starts how often each kind of start is timed
 * @param largest stored trades up to which growth is measured
 */
public record Pace(
        Duration limit,
        Duration tail,
        Duration reserve,
        Duration warmUp,
        int rounds,
        int sample,
        int shortSample,
        int latencySamples,
        int growthSamples,
        int starts,
        long largest) {

    public static final Pace QUICK =
            new Pace(
                    Duration.ofSeconds(105),
                    Duration.ofSeconds(35),
                    Duration.ofSeconds(8),
                    Duration.ofSeconds(8),
                    3,
                    2,
                    1,
                    1,
                    2,
                    1,
                    1_000_000);

    public static final Pace FULL =
            new Pace(
                    Duration.ofSeconds(590),
                    Duration.ofSeconds(300),
                    Duration.ofSeconds(40),
                    Duration.ofSeconds(30),
                    5,
                    4,
                    2,
                    3,
                    6,
                    3,
                    10_000_000);
}
