package io.tandem.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a service's process is started: on the JVM, on the JVM with its AOT cache, or as a native
 * program. Chosen by the system property {@code suite.launcher} ({@code jvm}, {@code aot} or {@code
 * native}); where a service's program lies elsewhere than its build puts it, {@code
 * suite.path.<service>} names the jar or the native program.
 */
public enum Launcher {
    JVM {
        @Override
        List<String> command(Path home, ServiceName service) {
            return java(List.of(), jar(home, service).toString());
        }
    },
    /**
     * The cache is found beside the jar, and only from its folder, with the flags of its training
     * run.
     */
    AOT {
        @Override
        List<String> command(Path home, ServiceName service) {
            Path jar = jar(home, service);
            if (!Files.isReadable(jar.resolveSibling("app.aot"))) {
                throw new SuiteFailure(
                        "There is no AOT cache beside "
                                + jar
                                + ": build it, or use the jvm launcher.");
            }
            return java(List.of("-XX:AOTCache=app.aot"), jar.getFileName().toString());
        }

        @Override
        Path folder(Path home, ServiceName service) {
            return jar(home, service).getParent();
        }
    },
    NATIVE {
        @Override
        List<String> command(Path home, ServiceName service) {
            return List.of(program(home, service).toString(), "-Xmx192m");
        }
    };

    /**
     * What keeps a service on a laptop well under 512 MiB of resident memory, with room for a long
     * intake.
     */
    private static final List<String> MEMORY_FLAGS =
            List.of(
                    "-Xms32m",
                    "-Xmx192m",
                    "-Xss512k",
                    "-XX:+UseSerialGC",
                    "-XX:MaxMetaspaceSize=160m",
                    "-XX:ReservedCodeCacheSize=64m",
                    "-XX:MaxDirectMemorySize=64m",
                    "-XX:+ExitOnOutOfMemoryError");

    abstract List<String> command(Path home, ServiceName service);

    Path folder(Path home, ServiceName service) {
        return home.resolve(service.module());
    }

    /** The launcher that the system property names, else the JVM. */
    public static Launcher chosen() {
        String word = System.getProperty("suite.launcher", "jvm");
        return Stream.of(values())
                .filter(launcher -> launcher.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() ->
                        new SuiteFailure(
                                "-Dsuite.launcher is one of jvm, aot and native, and not \""
                                        + word
                                        + "\"."));
    }

    private static List<String> java(List<String> flags, String jar) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(MEMORY_FLAGS);
        command.addAll(flags);
        command.add("-jar");
        command.add(jar);
        return command;
    }

    private static Path jar(Path home, ServiceName service) {
        Path built = home.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
        return present(service, named(service, built));
    }

    private static Path program(Path home, ServiceName service) {
        Path target = home.resolve(service.module()).resolve("target");
        Path fallback = target.resolve(service.module() + "-runner");
        try (Stream<Path> files = Files.isDirectory(target) ? Files.list(target) : Stream.empty()) {
            Path built =
                    files.filter(file -> file.getFileName().toString().endsWith("-runner"))
                            .findFirst()
                            .orElse(fallback);
            return present(service, named(service, built));
        } catch (IOException e) {
            throw new SuiteFailure("Cannot look into " + target + ": " + e.getMessage(), e);
        }
    }

    private static Path named(ServiceName service, Path built) {
        String path = System.getProperty("suite.path." + service.module());
        return path == null ? built : Path.of(path).toAbsolutePath();
    }

    private static Path present(ServiceName service, Path program) {
        if (!Files.isReadable(program)) {
            throw new SuiteFailure(
                    service.module() + " is not built: there is no " + program + ".");
        }
        return program;
    }
}
