package io.tandem.bench.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where things lie; {@code deploy/bench/run} says so by system properties.
 *
 * @param target of deploy/bench: the result, and the folder in which a run works
 * @param app the built rebate-service
 * @param image what its JVM image holds (deploy/k8s/images/layout), if it could be laid out
 */
public record Layout(Path target, Path app, Optional<Path> image) {

    public static Layout ofSystemProperties() {
        Path home = Path.of(System.getProperty("bench.home", "")).toAbsolutePath();
        Path service = home.resolve("rebate-service/target");
        Path image = home.resolve("deploy/k8s/target/images/rebate-service/opt/tandem");
        return new Layout(
                home.resolve("deploy/bench/target"),
                service.resolve("quarkus-app"),
                Optional.of(image).filter(folder -> Files.exists(folder.resolve("app/app.aot"))));
    }

    /** In which a run keeps its database, keys, scripts and logs. */
    public Path work() {
        return target.resolve("work");
    }

    public Path result() {
        return target.resolve("bench.json");
    }
}
