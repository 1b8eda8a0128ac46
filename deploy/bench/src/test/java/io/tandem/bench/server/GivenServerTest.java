package io.tandem.bench.server;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tandem.bench.BenchFailure;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GivenServerTest {

    @ParameterizedTest
    @CsvSource({
        "postgresql://me:s3cret@db:5433/main, db, 5433, main, me, s3cret",
        "jdbc:postgresql://me@db/main, db, 5432, main, me, ''",
        "postgresql://127.0.0.1, 127.0.0.1, 5432, postgres, postgres, ''"
    })
    void readsAnAddress(
            String url, String host, int port, String name, String user, String password) {
        assertEquals(new Database(host, port, name, user, password), GivenServer.parsed(url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql://db/main", "db:5432", ""})
    void refusesWhatIsNone(String url) {
        assertThrows(BenchFailure.class, () -> GivenServer.parsed(url));
    }

    @Test
    void refusesAServerThatDoesNotKeepWhatItCommits() {
        Map<String, String> settings =
                Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "on");

        BenchFailure failure =
                assertThrows(BenchFailure.class, () -> PostgresServer.requireDurable(settings));

        assertTrue(failure.getMessage().contains("fsync, synchronous_commit must be on"));
    }

    @Test
    void acceptsOneThatWaitsForItsReplicas() {
        Map<String, String> settings =
                Map.of(
                        "fsync", "on",
                        "synchronous_commit", "remote_apply",
                        "full_page_writes", "on");

        assertDoesNotThrow(() -> PostgresServer.requireDurable(settings));
    }
}
