package io.tandem.chassis.http;

import io.smallrye.mutiny.Uni;

/**
 * Work that goes on when nobody waits for it any more. A client that goes away cancels its request;
 * a transaction that has begun is not to be torn apart by that, and what others share with it even
 * less.
 */
public final class Detached {

    private Detached() {}

    /** The same outcome, but a cancellation stops here and does not reach {@code work}. */
    public static <T> Uni<T> of(Uni<T> work) {
        return Uni.createFrom()
                .emitter(outcome -> work.subscribe().with(outcome::complete, outcome::fail));
    }
}
