package io.tandem.chassis.http;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import java.util.function.Supplier;

/**
 * Work that computes for milliseconds, done by a worker thread: an event loop that is busy for so
 * long keeps the answers of all others waiting that it serves. What the work waits for (statements,
 * other services) comes back to its worker, too; its steps follow each other as on an event loop.
 */
public final class Aside {

    private Aside() {}

    /**
     * The outcome of that work, told on a worker thread. It is part of the same trace as whatever
     * asks for it.
     */
    public static <T> Uni<T> of(Vertx vertx, Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .emitter(outcome -> worker(vertx).runOnContext(now -> run(work, outcome)));
    }

    private static <T> void run(Supplier<Uni<T>> work, UniEmitter<? super T> outcome) {
        Uni.createFrom().deferred(work::get).subscribe().with(outcome::complete, outcome::fail);
    }

    private static ContextInternal worker(Vertx vertx) {
        ContextInternal worker = ((VertxInternal) vertx).createWorkerContext().duplicate();
        if (Vertx.currentContext() instanceof ContextInternal asking && asking.isDuplicate()) {
            worker.localContextData().putAll(asking.localContextData());
        }
        return worker;
    }
}
