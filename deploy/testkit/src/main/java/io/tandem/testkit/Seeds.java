package io.tandem.testkit;

import java.util.Random;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/** Seeded random cases for property tests: a failure names the seed that brings it back. */
public final class Seeds {

    private static final String PROPERTY = "tandem.seed";

    private Seeds() {}

    /**
     * The seeds of {@code count} cases, for a parameterised test; just the one of {@code
     * -Dtandem.seed=} when it is given.
     */
    public static LongStream cases(int count) {
        Long given = Long.getLong(PROPERTY);
        return given == null ? LongStream.range(0, count) : LongStream.of(given);
    }

    public static Random random(long seed) {
        return new Random(seed);
    }

    /** Runs a property over {@code count} cases. */
    public static void forAll(int count, Consumer<Random> property) {
        LongConsumer one =
                seed -> {
                    try {
                        property.accept(random(seed));
                    } catch (RuntimeException | AssertionError e) {
                        throw new AssertionError("Fails with -D" + PROPERTY + "=" + seed, e);
                    }
                };
        cases(count).forEach(one);
    }
}
