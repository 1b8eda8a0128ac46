package io.tandem.local;

import io.tandem.local.market.Market;
import io.tandem.local.market.RealMarket;
import io.tandem.local.market.SimulatedMarket;
import java.nio.file.Path;
import java.util.Optional;

/** Which market is played. */
public final class Markets {

    private Markets() {}

    /**
     * The market of the files in a folder that was named, else in {@code ../shared/data} beside the
     * project, else a simulated one.
     */
    public static Market found(Optional<Path> named, Path home) {
        Path data = named.orElse(home.resolve("../shared/data"));
        if (RealMarket.isIn(data)) {
            return RealMarket.read(data);
        }
        if (named.isPresent()) {
            throw new SuiteFailure(
                    data + " does not hold the market's files: it needs divvi/ and trades/.");
        }
        return SimulatedMarket.make();
    }
}
