package io.tandem.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void runsInFullOnTheEmbeddedServerUnlessToldOtherwise() {
        Options options = Options.of();

        assertEquals(Pace.FULL, options.pace());
        assertEquals(Optional.empty(), options.postgres());
        assertEquals(Options.JAVA_FLAGS, options.javaFlags());
    }

    @Test
    void takesWhatItIsTold() {
        Options options =
                Options.of(
                        "--quick",
                        "--java-flags",
                        "-Xmx192m  -XX:+UseG1GC",
                        "--postgres",
                        "postgresql://db");

        assertEquals(Pace.QUICK, options.pace());
        assertEquals(Optional.of("postgresql://db"), options.postgres());
        assertEquals(List.of("-Xmx192m", "-XX:+UseG1GC"), options.javaFlags());
    }

    @Test
    void takesNoFlags() {
        assertEquals(List.of(), Options.of("--java-flags", "").javaFlags());
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThrows(BenchFailure.class, () -> Options.of("--fast"));
        assertThrows(BenchFailure.class, () -> Options.of("--postgres"));
    }
}
