package io.tandem.chassis.ndjson;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.tandem.chassis.http.Detached;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;

/**
 * Has a few batches of lines answered at the same time, and hands their answers out in the order of
 * the lines. All of it runs on the request's event loop.
 */
final class Conversation {

    private final LineReader reader;
    private final IntSupplier atOnce;
    private final Function<List<Line>, Uni<List<byte[]>>> answer;
    private final Context context = Vertx.currentContext();
    private final ArrayDeque<Batch> begun = new ArrayDeque<>();
    private boolean reading;
    private boolean ended;
    private Throwable unread;
    private UniEmitter<? super List<byte[]>> waiting;
    private long answered;

    Conversation(
            LineReader reader, IntSupplier atOnce, Function<List<Line>, Uni<List<byte[]>>> answer) {
        this.reader = reader;
        this.atOnce = atOnce;
        this.answer = answer;
    }

    /** A batch that is being answered, or was and waits for its turn. */
    private static final class Batch {
        private final long lastLine;
        private List<byte[]> answers;
        private Throwable failure;

        Batch(long lastLine) {
            this.lastLine = lastLine;
        }

        private boolean isDone() {
            return answers != null || failure != null;
        }
    }

    /** The answers to the next batch; none when all lines are answered. */
    Uni<List<byte[]>> next() {
        return Uni.createFrom()
                .emitter(emitter -> {
                    waiting = emitter;
                    readOn();
                    serve();
                });
    }

    /** The number of the last line whose answer was handed out, with all those before it. */
    long answered() {
        return answered;
    }

    private void readOn() {
        if (reading || ended || unread != null || begun.size() >= atOnce.getAsInt()) {
            return;
        }
        reading = true;
        // While one is being answered the next may fill up: fewer, larger batches cost less.
        reader.next(!begun.isEmpty())
                .subscribe()
                .with(
                        lines -> here(() -> begin(lines)),
                        failure ->
                                here(() -> {
                                    unread = failure;
                                    serve();
                                }));
    }

    private void begin(List<Line> lines) {
        reading = false;
        if (lines.isEmpty()) {
            ended = true;
            serve();
            return;
        }
        Batch batch = new Batch(lines.getLast().number());
        begun.add(batch);
        Detached.of(Uni.createFrom().deferred(() -> answer.apply(lines)))
                .subscribe()
                .with(
                        answers ->
                                here(() -> {
                                    batch.answers = answers;
                                    serve();
                                }),
                        failure ->
                                here(() -> {
                                    batch.failure = failure;
                                    serve();
                                }));
        readOn();
    }

    private void serve() {
        if (waiting == null) {
            return;
        }
        Batch first = begun.peek();
        if (first == null ? !ended && unread == null : !first.isDone()) {
            return;
        }
        UniEmitter<? super List<byte[]>> emitter = waiting;
        waiting = null;
        begun.poll();
        if (begun.isEmpty()) {
            reader.hurry();
        }
        if (first != null && first.failure != null) {
            emitter.fail(first.failure);
        } else if (first != null) {
            answered = first.lastLine;
            emitter.complete(first.answers);
        } else if (unread != null) {
            emitter.fail(unread);
        } else {
            emitter.complete(List.of());
        }
    }

    private void here(Runnable step) {
        if (Vertx.currentContext() == context) {
            step.run();
        } else {
            context.runOnContext(now -> step.run());
        }
    }
}
