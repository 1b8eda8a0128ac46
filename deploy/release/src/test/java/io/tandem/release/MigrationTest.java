package io.tandem.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MigrationTest {

    /** Databases that have run it would not start any more, and would differ from new ones. */
    @Test
    void whatWasReleasedIsAsItWas() {
        Map<String, String> released = Release.migrations();
        assertTrue(released.size() > 30, "The record is too short to be one");
        List<String> edited =
                released.entrySet().stream()
                        .filter(each -> !each.getValue().equals(present(each.getKey())))
                        .map(Map.Entry::getKey)
                        .toList();
        assertEquals(
                List.of(), edited, "Released migrations that are edited or gone: add new ones");
    }

    private static String present(String path) {
        Path file = Service.inHome(path);
        return Files.exists(file) ? Release.sha256(Service.text(file)) : "";
    }
}
