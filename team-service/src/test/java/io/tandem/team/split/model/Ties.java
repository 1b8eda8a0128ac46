package io.tandem.team.split.model;

import java.time.YearMonth;

/** An order of ties, for tests that do not vary it: of the members 1 to 5, 1 is first, then 5. */
final class Ties {

    static final TieOrder TIES =
            new TieOrder(Digest.ofBytes("tandem".getBytes()), YearMonth.of(2025, 5));

    private Ties() {}
}
