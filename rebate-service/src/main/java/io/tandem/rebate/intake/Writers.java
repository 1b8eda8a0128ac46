package io.tandem.rebate.intake;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.function.Supplier;

/**
 * Lets a few batches write at a time and the others wait in the order in which they came: batches
 * of the same partners would only wait for each other's rows. Whoever waits goes on in the Vert.x
 * context that it came in.
 */
@ApplicationScoped
class Writers {

    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private int free;

    Writers(IntakeSettings settings) {
        this.free = settings.writers();
    }

    <T> Uni<T> write(Supplier<Uni<T>> batch) {
        return Uni.createFrom()
                .<Void>emitter(this::enter)
                .chain(entered ->
                        Uni.createFrom().deferred(batch::get).onTermination().invoke(this::leave));
    }

    private void enter(UniEmitter<? super Void> turn) {
        Context context = Vertx.currentContext();
        synchronized (this) {
            if (free == 0) {
                waiting.add(() -> {
                    if (context == null) {
                        turn.complete(null);
                    } else {
                        context.runOnContext(now -> turn.complete(null));
                    }
                });
                return;
            }
            free--;
        }
        turn.complete(null);
    }

    private void leave() {
        Runnable next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                free++;
                return;
            }
        }
        next.run();
    }
}
