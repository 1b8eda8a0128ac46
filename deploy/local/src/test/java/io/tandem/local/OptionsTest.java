package io.tandem.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @Test
    void readsAllOptions(@TempDir Path data) {
        Options options =
                Options.parse(
                        List.of(
                                "--once",
                                "--fresh",
                                "--data",
                                data.toString(),
                                "--port-base",
                                "9000",
                                "--store",
                                "kept"));

        assertTrue(options.once());
        assertTrue(options.fresh());
        assertEquals(Optional.of(data), options.data());
        assertEquals(Optional.of(Path.of("kept")), options.store());
        assertEquals(9000, options.portBase());
    }

    @Test
    void staysUpOn8081To8083ByDefault() {
        Options options = Options.parse(List.of());

        assertFalse(options.once());
        assertEquals(8081, ServiceName.REFERRAL.port(options.portBase()));
        assertEquals(8083, ServiceName.TEAM.port(options.portBase()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--twice",
                "--port-base",
                "--port-base nine",
                "--data /no/such/folder",
                "now"
            })
    void refusesWhatItDoesNotKnow(String line) {
        assertThrows(SuiteFailure.class, () -> Options.parse(List.of(line.split(" "))));
    }
}
