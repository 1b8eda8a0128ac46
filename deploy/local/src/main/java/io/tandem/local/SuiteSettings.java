package io.tandem.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the suite's code lies, where its store is kept, and from which port on it listens.
 *
 * @param home the project's folder, in which the services' modules are
 * @param store the folder that holds the databases, keys and logs
 * @param portBase the services listen on the three ports after this one
 * @param launcher how a service's process is started
 * @param more what every service is told by its environment besides
 */
public record SuiteSettings(
        Path home, Path store, int portBase, Launcher launcher, Map<String, String> more) {

    public SuiteSettings {
        home = home.toAbsolutePath().normalize();
        store = store.toAbsolutePath().normalize();
        more = Map.copyOf(more);
        if (portBase < 1 || portBase > 65_532) {
            throw new SuiteFailure(
                    "The port base must lie between 1 and 65532, and " + portBase + " does not.");
        }
    }

    public SuiteSettings(Path home, Path store, int portBase, Launcher launcher) {
        this(home, store, portBase, launcher, Map.of());
    }

    /**
     * The project's folder: the system property {@code suite.home}, else the nearest one above that
     * has mvnw.
     */
    public static Path findHome() {
        String named = System.getProperty("suite.home");
        if (named != null) {
            return Path.of(named);
        }
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.isExecutable(folder.resolve("mvnw"))) {
                return folder;
            }
        }
        throw new SuiteFailure(
                "No folder above " + here + " holds mvnw: name the project with -Dsuite.home=DIR.");
    }
}
