package io.tandem.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The last release, as it was put on record. */
final class Release {

    static final String VERSION = "0.1.0";

    private Release() {}

    /** The SHA-256 of each migration that was released, by its path from the project's folder. */
    static Map<String, String> migrations() {
        return lines("migrations.txt").stream()
                .map(line -> line.split(" +"))
                .collect(
                        Collectors.toMap(
                                parts -> parts[1], parts -> parts[0], (a, b) -> a, TreeMap::new));
    }

    /** What clients may rely on, a line for each operation. */
    static List<String> operations() {
        return lines("operations.txt");
    }

    /** What a service's database held. */
    static String data(Service service) {
        return read(service.word() + ".sql");
    }

    /** Steps that take something away or change data, and why each may be taken now. */
    static List<Exemption> exemptions() {
        return lines("contracts.txt").stream().map(Exemption::of).toList();
    }

    /**
     * A service's document as it was released, where this source tree comes with its history.
     *
     * @return nothing in a tree without it; {@link #operations} holds there alone
     */
    static Optional<String> openApi(Service service) {
        String commit = lines("commit.txt").getFirst();
        Path file = Service.inHome("").relativize(service.openApi());
        try {
            Process git =
                    new ProcessBuilder("git", "show", commit + ":" + file)
                            .directory(Service.inHome("").toFile())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            String text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = git.waitFor(60, TimeUnit.SECONDS);
            return ended && git.exitValue() == 0 ? Optional.of(text) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /**
     * A step that may be taken.
     *
     * @param file the migration that takes it
     * @param step as {@link Contracts} names it
     */
    record Exemption(String file, String step, String reason) {

        private static Exemption of(String line) {
            String[] parts = line.split(" *\\| *");
            if (parts.length != 3 || parts[2].isBlank()) {
                throw new IllegalArgumentException("No file | step | reason: " + line);
            }
            return new Exemption(parts[0], parts[1], parts[2]);
        }
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> lines(String name) {
        return read(name).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    }

    private static String read(String name) {
        try (InputStream in = Release.class.getResourceAsStream("/" + VERSION + "/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
