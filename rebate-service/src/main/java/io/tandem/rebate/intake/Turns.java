package io.tandem.rebate.intake;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Lets a few run at a time and the others wait in the order in which they came. How many is asked
 * anew whenever one comes or ends; if fewer than before, those that run are not disturbed, and one
 * may always run, so whoever waits comes to its turn. Whoever waits goes on in the Vert.x context
 * that it came in.
 */
final class Turns {

    private final IntSupplier atOnce;
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private int running;

    Turns(IntSupplier atOnce) {
        this.atOnce = atOnce;
    }

    <T> Uni<T> take(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .<Void>emitter(this::enter)
                .chain(entered ->
                        Uni.createFrom().deferred(work::get).onTermination().invoke(this::leave));
    }

    private void enter(UniEmitter<? super Void> turn) {
        Context context = Vertx.currentContext();
        synchronized (this) {
            if (!waiting.isEmpty() || !hasPlace()) {
                waiting.add(() -> {
                    if (context == null) {
                        turn.complete(null);
                    } else {
                        context.runOnContext(now -> turn.complete(null));
                    }
                });
                return;
            }
            running++;
        }
        turn.complete(null);
    }

    private void leave() {
        synchronized (this) {
            running--;
        }
        for (Runnable next = next(); next != null; next = next()) {
            next.run();
        }
    }

    private synchronized Runnable next() {
        if (waiting.isEmpty() || !hasPlace()) {
            return null;
        }
        running++;
        return waiting.poll();
    }

    private boolean hasPlace() {
        return running == 0 || running < atOnce.getAsInt();
    }
}
