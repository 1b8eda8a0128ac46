package io.tandem.bench.limit;

import io.tandem.bench.server.Database;
import java.math.BigDecimal;

/** Runs a script in a closed loop on some connections and tells how often it ran a second. */
interface LimitDriver {

    BigDecimal transactionsPerSecond(Database database, String script, int clients, int seconds);

    /** How it is named in the output. */
    String name();
}
