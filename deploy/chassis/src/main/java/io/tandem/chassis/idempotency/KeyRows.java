package io.tandem.chassis.idempotency;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** The table {@code idempotency_key}, through whichever connection the effect uses. */
interface KeyRows {

    /** True when no such key was there; waits for another's open transaction with it. */
    Uni<Boolean> claim(Claim claim);

    Uni<Void> keep(Claim claim, int status, String content);

    Uni<Optional<StoredAnswer>> find(Claim claim);
}
