package io.tandem.bench;

import io.tandem.local.Launcher;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the person asked for.
 *
 * @param pace how long each part takes
 * @param postgres where a given PostgreSQL is; empty for the embedded one
 * @param javaFlags with which the service's JVM is started
 */
public record Options(Pace pace, Optional<String> postgres, List<String> javaFlags) {

    /**
     * What deploy/local gives a service, with the heap that a busy intake is allowed: of two, the
     * last holds.
     */
    static final List<String> JAVA_FLAGS =
            Stream.concat(Launcher.MEMORY_FLAGS.stream(), Stream.of("-Xms240m", "-Xmx240m"))
                    .toList();

    public Options {
        javaFlags = List.copyOf(javaFlags);
    }

    public static Options of(String... arguments) {
        Pace pace = Pace.FULL;
        Optional<String> postgres = Optional.empty();
        List<String> flags = JAVA_FLAGS;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--quick" -> pace = Pace.QUICK;
                case "--postgres" -> postgres = Optional.of(value(arguments, ++i));
                case "--java-flags" -> flags = words(value(arguments, ++i));
                default ->
                        throw new BenchFailure(
                                "\""
                                        + arguments[i]
                                        + "\" is no option: see deploy/bench/run --help.");
            }
        }
        return new Options(pace, postgres, flags);
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }

    private static String value(String[] arguments, int index) {
        if (index >= arguments.length) {
            throw new BenchFailure(arguments[index - 1] + " needs a value.");
        }
        return arguments[index];
    }
}
