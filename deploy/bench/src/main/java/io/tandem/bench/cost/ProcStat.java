package io.tandem.bench.cost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A process as {@code /proc} tells it; elsewhere than on Linux there is nothing to be told. */
public final class ProcStat {

    /** A tick is a hundredth of a second on every Linux that shows itself to programs. */
    private static final long NANOS_PER_TICK = 10_000_000L;

    // Counted from the state, the first field after the command's name.
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;

    private ProcStat() {}

    /** CPU time that it has used itself, in nanoseconds. */
    public static OptionalLong cpuNanos(long pid) {
        return ticks(pid, List.of(USER, SYSTEM));
    }

    /** CPU time of it and of the children that it has seen end, in nanoseconds. */
    public static OptionalLong cpuNanosWithEnded(long pid) {
        return ticks(pid, List.of(USER, SYSTEM, CHILDREN_USER, CHILDREN_SYSTEM));
    }

    /** The most memory that it has had resident, in KiB. */
    public static OptionalLong peakKib(long pid) {
        return read(pid, "status").map(ProcStat::peakKib).orElse(OptionalLong.empty());
    }

    static OptionalLong peakKib(String status) {
        return status.lines()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst();
    }

    private static OptionalLong ticks(long pid, List<Integer> fields) {
        return read(pid, "stat")
                .map(stat -> OptionalLong.of(sum(stat, fields) * NANOS_PER_TICK))
                .orElse(OptionalLong.empty());
    }

    /** The command's name may hold anything, so fields are counted from after its last bracket. */
    static long sum(String stat, List<Integer> fields) {
        String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return fields.stream().mapToLong(field -> Long.parseLong(words[field])).sum();
    }

    private static Optional<String> read(long pid, String file) {
        try {
            return Optional.of(Files.readString(Path.of("/proc", Long.toString(pid), file)));
        } catch (IOException e) {
            // It has ended, or this is no Linux.
            return Optional.empty();
        }
    }
}
