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
 * suite.path.<service>} names the jar, the image's folder or the native program.
 */
public enum Launcher {
    JVM {
        @Override
        List<String> command(Path home, ServiceName service) {
            return java(jar(home, service).toString());
        }
    },
    /**
     * The layout of the JVM image, as {@code deploy/k8s/images/layout} makes it: its own runtime,
     * its own flags, and its AOT cache, without which it does not start.
     */
    AOT {
        @Override
        List<String> command(Path home, ServiceName service) {
            Path image = image(home, service);
            return List.of(
                    image.resolve("jre/bin/java").toString(),
                    "@" + image.resolve("java.args"),
                    "-Xmx192m",
                    "-XX:AOTCache=app.aot",
                    "-XX:AOTMode=on",
                    "-jar",
                    "quarkus-run.jar");
        }

        @Override
        Path folder(Path home, ServiceName service) {
            return image(home, service).resolve("app");
        }

        private Path image(Path home, ServiceName service) {
            Path made =
                    home.resolve("deploy/k8s/target/images")
                            .resolve(service.module())
                            .resolve("opt/tandem");
            Path image = named(service, made);
            if (!Files.isReadable(image.resolve("app/app.aot"))) {
                throw new SuiteFailure(
                        "There is no image of "
                                + service.module()
                                + " in "
                                + image
                                + ": deploy/k8s/images/layout makes it.");
            }
            return image;
        }
    },
    NATIVE {
        @Override
        List<String> command(Path home, ServiceName service) {
            return List.of(program(home, service).toString(), "-Xmx192m");
        }
    };

    /**
     * The JVM's flags that keep a service on a laptop well under 512 MiB of resident memory, with
     * room for a long intake.
     */
    public static final List<String> MEMORY_FLAGS =
            List.of(
                    "-Xms32m",
                    "-Xmx192m",
                    "-Xss512k",
                    "-XX:+UseSerialGC",
                    "-XX:+UseCompactObjectHeaders",
                    "-XX:MaxMetaspaceSize=160m",
                    "-XX:MetaspaceSize=96m",
                    "-XX:ReservedCodeCacheSize=160m",
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

    private static List<String> java(String jar) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(MEMORY_FLAGS);
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
