package io.tandem.bench.load;

import io.tandem.bench.BenchFailure;
import java.util.Arrays;
import java.util.List;

/**
 * What the generator is to do: send what, as how many callers who each wait for their answer
 * (closed loop), or so many a second whatever the answers do (open loop).
 */
public record LoadSpec(What what, Loop loop, int number, int warmUpSeconds, int seconds) {

    /** The kind of request. */
    public enum What {
        TRADES,
        BALANCES
    }

    /** What the number counts: callers, or requests a second. */
    public enum Loop {
        CLOSED,
        OPEN
    }

    List<String> arguments() {
        return List.of(
                what.name(),
                loop.name(),
                Integer.toString(number),
                Integer.toString(warmUpSeconds),
                Integer.toString(seconds));
    }

    static LoadSpec of(String... arguments) {
        if (arguments.length != 5) {
            throw new BenchFailure("Five arguments are wanted: " + Arrays.toString(arguments));
        }
        return new LoadSpec(
                What.valueOf(arguments[0]),
                Loop.valueOf(arguments[1]),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]),
                Integer.parseInt(arguments[4]));
    }
}
