package io.tandem.bench.cost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The CPU time of a PostgreSQL server: of its postmaster and of all that this has started. */
public record ServerCost(ProcessHandle postmaster) {

    /** Found by the file in which a server names its process; empty if it cannot be seen. */
    public static Optional<ServerCost> ofDataFolder(Path data) {
        Path file = data.resolve("postmaster.pid");
        try {
            if (!Files.isReadable(file)) {
                return Optional.empty();
            }
            long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
            return ProcessHandle.of(pid).map(ServerCost::new);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A backend that ends while it is counted is counted again, with those that have ended. */
    public long cpuNanos() {
        long ended = endedNanos();
        while (true) {
            long running =
                    postmaster
                            .children()
                            .mapToLong(child -> ProcStat.cpuNanos(child.pid()).orElse(0))
                            .sum();
            long before = ended;
            ended = endedNanos();
            if (ended == before) {
                return ended + running;
            }
        }
    }

    private long endedNanos() {
        return ProcStat.cpuNanosWithEnded(postmaster.pid()).orElse(0);
    }
}
