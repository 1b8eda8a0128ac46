package io.tandem.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The last release, as {@code deploy/release/record} put it on record. */
final class Release {

    private static final String RECORD = "deploy/release/src/test/resources/released/";
    private static final String OPERATIONS = "operations.txt";

    private Release() {}

    static String version() {
        return lines("version.txt").getFirst();
    }

    /** The SHA-256 of each migration that was released, by its path from the project's folder. */
    static Map<String, String> migrations() {
        return lines("migrations.txt").stream()
                .map(line -> line.split(" +"))
                .collect(
                        Collectors.toMap(
                                parts -> parts[1], parts -> parts[0], (a, b) -> a, TreeMap::new));
    }

    /** What clients may rely on. */
    static List<Operation> operations() {
        return lines(OPERATIONS).stream().map(Operation::read).toList();
    }

    static Path operationsFile() {
        return Service.inHome(RECORD + OPERATIONS);
    }

    /** What a service's database held. */
    static String data(Service service) {
        return read(service.word() + ".sql");
    }

    /** What of a released schema is taken away or asked for anew, and why it may be. */
    static List<Contract> contracts() {
        return lines("contracts.txt").stream().map(Contract::read).toList();
    }

    /**
     * A service's document as it was released: that of the release's tag, and before there is one,
     * that of the commit which put the release on record.
     *
     * @return nothing in a tree without its history, and while a release is being recorded
     */
    static Optional<String> openApi(Service service) {
        String file = Service.inHome("").relativize(service.openApi()).toString();
        return git("show", "v" + version() + ":" + file).or(() -> recorded(file));
    }

    private static Optional<String> recorded(String file) {
        return git("diff", "--quiet", "HEAD", "--", RECORD + OPERATIONS)
                .flatMap(unchanged -> git("log", "-1", "--format=%H", "--", RECORD + OPERATIONS))
                .map(String::strip)
                .filter(commit -> !commit.isEmpty())
                .flatMap(commit -> git("show", commit + ":" + file));
    }

    private static Optional<String> git(String... words) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        try {
            Process git =
                    new ProcessBuilder(command)
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
     * A promise of the released schema that may be broken.
     *
     * @param promise as {@link Shape} words it
     */
    record Contract(Service service, String promise, String reason) {

        private static Contract read(String line) {
            String[] parts = line.split(" *\\| *");
            if (parts.length != 3 || parts[2].isBlank()) {
                throw new IllegalArgumentException("No service | promise | reason: " + line);
            }
            return new Contract(Service.named(parts[0]), parts[1], parts[2]);
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
        return Service.text(Service.inHome(RECORD + name));
    }
}
