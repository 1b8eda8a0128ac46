package io.tandem.bench.subject;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A built rebate-service and how its JVM is started.
 *
 * @param folder that holds quarkus-run.jar
 * @param java the runtime's program
 * @param flags of the JVM
 */
public record App(Path folder, Path java, List<String> flags) {

    public App {
        flags = List.copyOf(flags);
    }

    /** On the runtime that this program runs on. */
    public App(Path folder, List<String> flags) {
        this(folder, Path.of(System.getProperty("java.home"), "bin", "java"), flags);
    }

    /**
     * As its image starts it; a cache that does not fit ends the start, instead of being left out.
     */
    public static App ofImage(Path image) {
        return inImage(image, List.of("-XX:AOTCache=app.aot", "-XX:AOTMode=on"));
    }

    /** The same runtime, flags and jars. */
    public static App ofImageWithoutCache(Path image) {
        return inImage(image, List.of("-XX:AOTMode=off"));
    }

    private static App inImage(Path image, List<String> more) {
        List<String> flags = new ArrayList<>();
        flags.add("@" + image.resolve("java.args"));
        flags.addAll(more);
        return new App(image.resolve("app"), image.resolve("jre/bin/java"), flags);
    }

    List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(flags);
        command.add("-jar");
        command.add("quarkus-run.jar");
        return command;
    }
}
