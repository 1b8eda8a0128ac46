package io.tandem.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A service of the suite, as it lies in this source tree. */
enum Service {
    REFERRAL,
    REBATE,
    TEAM;

    private static final Path HOME = home();

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Service named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    Path openApi() {
        return HOME.resolve(word() + "-service/openapi.yaml");
    }

    /** Where its tables come from: the chassis' and its own. */
    static List<Path> migrationFolders(Service service) {
        return List.of(
                HOME.resolve("deploy/chassis/src/main/resources/db/chassis"),
                HOME.resolve(service.word() + "-service/src/main/resources/db/migration"));
    }

    /** Its versioned migrations, by path from the project's folder. */
    List<Path> migrations() {
        return migrationFolders(this).stream()
                .flatMap(Service::files)
                .filter(file -> file.getFileName().toString().startsWith("V"))
                .map(HOME::relativize)
                .sorted()
                .toList();
    }

    static Path inHome(String path) {
        return HOME.resolve(path);
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path home() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("mvnw"))) {
            here = here.getParent();
        }
        return here;
    }
}
