package io.tandem.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tandem.local.Console;
import io.tandem.local.Launcher;
import io.tandem.local.ServiceName;
import io.tandem.local.Suite;
import io.tandem.local.SuiteFailure;
import io.tandem.local.SuiteSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the suite starts on; a start that cannot succeed says why and leaves nothing behind. */
@Story
class StartAndStopIT {

    private final Suite running;

    @TempDir private Path store;

    StartAndStopIT(Suite running) {
        this.running = running;
    }

    /** The newest is what the services' own tests run on. */
    @Test
    void runsOnTheOldestPostgresThatIsSupported() throws SQLException {
        try (Connection connection = running.connect(ServiceName.REBATE)) {
            assertEquals(15, connection.getMetaData().getDatabaseMajorVersion());
        }
    }

    @Test
    void secondStartOnAStoreThatIsInUseSaysSo() {
        SuiteFailure failure =
                assertThrows(SuiteFailure.class, () -> suite(running.store(), 21_000));

        assertTrue(
                failure.getMessage().startsWith("A suite is already running"),
                failure.getMessage());
    }

    @Test
    void takenPortIsNamed() {
        URI taken = running.uri(ServiceName.REFERRAL);
        Suite suite = suite(store, taken.getPort() - 1);

        SuiteFailure failure = assertThrows(SuiteFailure.class, suite::start);

        assertTrue(failure.getMessage().contains("Port " + taken.getPort()), failure.getMessage());
        assertNothingLeft();
    }

    @Test
    void startThatFailsHalfwayLeavesNoProcessAndNoPort() throws Exception {
        String path = "suite.path.team-service";
        String given = System.getProperty(path);
        int base = Ports.freeBase();
        System.setProperty(path, broken().toString());
        try {
            Suite suite = suite(store.resolve("kept"), base);

            SuiteFailure failure = assertThrows(SuiteFailure.class, suite::start);

            assertTrue(
                    failure.getMessage().startsWith("team-service ended with status"),
                    failure.getMessage());
            assertTrue(failure.getMessage().contains("broken"), failure.getMessage());
        } finally {
            if (given == null) {
                System.clearProperty(path);
            } else {
                System.setProperty(path, given);
            }
        }
        assertNothingLeft();
        assertTrue(Ports.areFree(base));
    }

    /** What lies where the launcher looks for the service, and does not run. */
    private Path broken() throws IOException {
        return switch (Launcher.chosen()) {
            case JVM -> Files.writeString(store.resolve("broken.jar"), "this is no jar");
            case NATIVE -> failing(store.resolve("broken"));
            case AOT -> {
                Path image = store.resolve("broken");
                Files.createDirectories(image.resolve("jre/bin"));
                Files.createDirectories(image.resolve("app"));
                Files.writeString(image.resolve("app/app.aot"), "this is no cache");
                failing(image.resolve("jre/bin/java"));
                yield image;
            }
        };
    }

    private static Path failing(Path program) throws IOException {
        Files.writeString(program, "#!/bin/sh\necho This is broken.\nexit 3\n");
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void assertNothingLeft() {
        assertFalse(Files.exists(store.resolve("kept/processes")));
        List<String> left =
                ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse(""))
                        .filter(line -> line.contains(store.toString()))
                        .toList();
        assertEquals(List.of(), left);
    }

    private static Suite suite(Path store, int base) {
        Console silent =
                new Console(new PrintStream(OutputStream.nullOutputStream()), Instant.now());
        return new Suite(
                new SuiteSettings(SuiteSettings.findHome(), store, base, Launcher.chosen()),
                silent);
    }
}
