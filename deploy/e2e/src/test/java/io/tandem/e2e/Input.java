package io.tandem.e2e;

import io.tandem.local.market.Market;
import io.tandem.local.market.RealMarket;
import io.tandem.local.market.SimulatedMarket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The public files, where they are: named by {@code tandem.data}, else {@code shared/data} in a
 * folder above.
 */
final class Input {

    private Input() {}

    static Optional<Path> files() {
        String named = System.getProperty("tandem.data");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        for (Path folder = Path.of("").toAbsolutePath();
                folder != null;
                folder = folder.getParent()) {
            Path data = folder.resolve("shared/data");
            if (Files.isDirectory(data)) {
                return Optional.of(data);
            }
        }
        return Optional.empty();
    }

    /** The real market, or the simulated one, which is said. */
    static Market market(String programme) {
        Optional<Market> real = files().filter(RealMarket::isIn).map(RealMarket::read);
        if (real.isEmpty()) {
            System.err.println(
                    "Left out: real input. There is no shared/data above this folder, so the stories of "
                            + programme
                            + " are played on the simulated market.");
        }
        return real.orElseGet(SimulatedMarket::make).in(programme);
    }
}
