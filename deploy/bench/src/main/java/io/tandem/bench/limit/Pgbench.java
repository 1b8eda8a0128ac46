package io.tandem.bench.limit;

import io.tandem.bench.BenchFailure;
import io.tandem.bench.server.Database;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's own load generator. */
final class Pgbench implements LimitDriver {

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final Pattern RATE =
            Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");
    private static final int GRACE_SECONDS = 30;

    private final Path program;
    private final Path folder;

    private Pgbench(Path program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /** The one on the path, else the newest of Debian's; the scripts are written to the folder. */
    static Optional<Pgbench> find(Path folder) {
        List<Path> places = new ArrayList<>();
        for (String place : System.getenv().getOrDefault("PATH", "").split(":")) {
            places.add(Path.of(place, "pgbench"));
        }
        if (Files.isDirectory(DEBIAN)) {
            try (Stream<Path> versions = Files.list(DEBIAN)) {
                versions.sorted((one, other) -> other.compareTo(one))
                        .forEach(version -> places.add(version.resolve("bin/pgbench")));
            } catch (IOException e) {
                throw new BenchFailure("Cannot look into " + DEBIAN + ": " + e.getMessage(), e);
            }
        }
        return places.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> new Pgbench(program, folder));
    }

    @Override
    public String name() {
        return program.toString();
    }

    @Override
    public BigDecimal transactionsPerSecond(
            Database database, String script, int clients, int seconds) {
        Path file = folder.resolve("limit.sql");
        Process process = null;
        try {
            Files.writeString(file, script);
            process = start(database, file, clients, seconds);
            if (!process.waitFor(seconds + GRACE_SECONDS, TimeUnit.SECONDS)) {
                throw new BenchFailure("pgbench did not end within its time.");
            }
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return rate(output);
        } catch (IOException e) {
            throw new BenchFailure("pgbench cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted while pgbench ran.", e);
        } finally {
            if (process != null) {
                process.destroy();
            }
        }
    }

    private Process start(Database database, Path file, int clients, int seconds)
            throws IOException {
        int threads = Math.min(clients, Runtime.getRuntime().availableProcessors());
        List<String> command =
                List.of(
                        program.toString(),
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--file=" + file,
                        "--client=" + clients,
                        "--jobs=" + threads,
                        "--time=" + seconds,
                        "--host=" + database.host(),
                        "--port=" + database.port(),
                        "--username=" + database.user(),
                        database.name());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", database.password());
        return builder.start();
    }

    static BigDecimal rate(String output) {
        Matcher rate = RATE.matcher(output);
        if (!rate.find()) {
            throw new BenchFailure("pgbench told no rate:\n" + output.strip());
        }
        return new BigDecimal(rate.group(1));
    }
}
