package io.tandem.local;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What the person at the terminal sees: plain lines, and the steps of a start with the time that
 * each took.
 */
public final class Console {

    private static final int STEP_WIDTH = 34;
    private static final int WIDTH = 104;

    private final PrintStream out;
    private final Instant began;

    /**
     * A console on which the time counts from a moment that may be past: building takes time, too.
     */
    public Console(PrintStream out, Instant began) {
        this.out = out;
        this.began = began;
    }

    public void line(String text) {
        out.println(text);
        out.flush();
    }

    public void line() {
        line("");
    }

    /** Writes a text over as many lines as it takes, each indented. */
    public void wrapped(String indent, String text) {
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.split(" ")) {
            if (line.length() + word.length() > WIDTH && line.length() > indent.length()) {
                line(line.toString().stripTrailing());
                line.setLength(indent.length());
            }
            line.append(word).append(' ');
        }
        line(line.toString().stripTrailing());
    }

    public void title(String text) {
        line();
        line(text);
        line("─".repeat(text.length()));
    }

    /** Runs a step and says how long it took. */
    public <T> T step(String name, Supplier<T> work) {
        long from = System.nanoTime();
        T result = work.get();
        line(
                "  "
                        + name
                        + " "
                        + ".".repeat(Math.max(2, STEP_WIDTH - name.length()))
                        + " "
                        + seconds(Duration.ofNanos(System.nanoTime() - from)));
        return result;
    }

    /** The time since it all began. */
    public Duration elapsed() {
        return Duration.between(began, Instant.now());
    }

    public static String seconds(Duration duration) {
        return String.format(
                Locale.ROOT, "%d.%d s", duration.toSeconds(), duration.toMillisPart() / 100);
    }
}
