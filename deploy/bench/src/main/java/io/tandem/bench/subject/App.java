package io.tandem.bench.subject;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A built rebate-service and how its JVM is started.
 *
 * @param folder that holds quarkus-run.jar
 * @param flags of the JVM
 */
public record App(Path folder, List<String> flags) {

    public App {
        flags = List.copyOf(flags);
    }

    /** The same, recording what an AOT cache is made of when it ends. */
    public App recording(String cache) {
        return with("-XX:AOTCacheOutput=" + cache);
    }

    /** The same on an AOT cache, which fits no other flags than those that it was made with. */
    public App cachedIn(String cache) {
        return with("-XX:AOTCache=" + cache);
    }

    private App with(String flag) {
        List<String> more = new ArrayList<>(flags);
        more.add(flag);
        return new App(folder, more);
    }

    List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.add("-jar");
        command.add("quarkus-run.jar");
        return command;
    }
}
