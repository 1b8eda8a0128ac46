package io.tandem.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    @TempDir private Path store;

    @Test
    void endsWhatAKilledSuiteLeftBehind() throws Exception {
        Process orphan = waiting();
        new Leftovers(store).add(orphan.toHandle());

        int ended = new Leftovers(store).clear();

        assertEquals(1, ended);
        assertTrue(orphan.waitFor() != 0);
        assertFalse(Files.exists(store.resolve("processes")));
    }

    @Test
    void sparesAProcessThatHasTheNumberByChance() throws Exception {
        Process stranger = waiting();
        try {
            Files.write(
                    store.resolve("processes"), List.of(stranger.pid() + " 2001-01-01T00:00:00Z"));

            int ended = new Leftovers(store).clear();

            assertEquals(0, ended);
            assertTrue(stranger.isAlive());
        } finally {
            stranger.destroyForcibly();
        }
    }

    /** A process that waits for its input, which never comes. */
    private static Process waiting() throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jshell").toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
