package io.tandem.team.settlement;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * The stand-alone verifier as a member runs it: its sources compiled with nothing but the JDK,
 * called in this process for many cases, or started as a process of its own.
 */
final class OfflineVerifier {

    private static final Path SOURCES = Path.of("..", "rebate-service", "verifier");

    /** How a run ended and what it said. */
    record Ended(int code, String output) {}

    private final Path files;
    private final Method run;

    private OfflineVerifier(Path files, Method run) {
        this.files = files;
        this.run = run;
    }

    static OfflineVerifier compiledIn(Path folder) {
        try (Stream<Path> listed = Files.list(SOURCES)) {
            List<String> arguments = new ArrayList<>(List.of("-proc:none", "-cp", ""));
            arguments.addAll(List.of("-d", folder.resolve("classes").toString()));
            listed.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> arguments.add(file.toString()));
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            assertTrue(compiler.run(null, null, null, arguments.toArray(String[]::new)) == 0);
            URL classes = folder.resolve("classes").toUri().toURL();
            // Only the JDK is behind it: what it needs of ours it would not find.
            ClassLoader loader =
                    new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader());
            return new OfflineVerifier(
                    folder,
                    loader.loadClass("Verify")
                            .getMethod(
                                    "run", PrintStream.class, PrintStream.class, String[].class));
        } catch (IOException | ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Checks these answers: an agreement, settlements, keys that are trusted. */
    Ended check(String... answersAndKeys) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        try {
            Object code = run.invoke(null, out, out, arguments(answersAndKeys));
            return new Ended((Integer) code, bytes.toString(StandardCharsets.UTF_8));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same as {@code java Verify.java …} on the command line. */
    Ended checkByProcess(String... answersAndKeys) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(SOURCES.resolve("Verify.java").toString());
        command.addAll(List.of(arguments(answersAndKeys)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private String[] arguments(String... answersAndKeys) {
        try {
            List<String> arguments = new ArrayList<>();
            for (String each : answersAndKeys) {
                if (each.startsWith("{")) {
                    Path file = files.resolve("answer" + arguments.size() + ".json");
                    arguments.add(Files.writeString(file, each).toString());
                } else {
                    arguments.add(each);
                }
            }
            return arguments.toArray(String[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
