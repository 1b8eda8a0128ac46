package io.tandem.chassis.ndjson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A stream whose steps change while it goes on. */
class BatchingTest {

    private final Map<Integer, UniEmitter<? super List<byte[]>>> begun = new LinkedHashMap<>();
    private final List<List<Integer>> taken = new ArrayList<>();
    private Handler<Buffer> body;
    private boolean paused = true;
    private int size;
    private int atOnce;

    @Test
    void takesBatchesOfTheSizeThatIsAskedForByThen() {
        size = 2;
        LineReader reader = new LineReader(request(), () -> size, 100);
        comes(9);

        take(reader, false);
        size = 1;
        take(reader, false);
        size = 4;
        take(reader, false);

        assertEquals(List.of(List.of(1, 2), List.of(3), List.of(4, 5, 6, 7)), taken);
    }

    @Test
    void readsOnWhenALargerBatchIsWantedThanHasComeIn() {
        size = 2;
        LineReader reader = new LineReader(request(), () -> size, 100);
        comes(3);
        assertTrue(paused);
        size = 5;

        take(reader, true);
        assertFalse(paused, "reads on");
        assertEquals(List.of(), taken);
        comes(2);

        assertEquals(List.of(List.of(1, 2, 3, 4, 5)), taken);
    }

    @Test
    void keepsTheSocketPausedWhileAFullBatchOfASmallerSizeWaits() {
        size = 4;
        LineReader reader = new LineReader(request(), () -> size, 100);
        comes(6);
        size = 2;

        take(reader, false);
        take(reader, false);
        assertTrue(paused);
        take(reader, false);

        assertFalse(paused);
    }

    @Test
    void hasAsManyBatchesAnsweredAtOnceAsAreAskedForByThen() {
        size = 1;
        atOnce = 2;
        Conversation conversation =
                new Conversation(
                        new LineReader(request(), () -> size, 100),
                        () -> atOnce,
                        lines ->
                                Uni.createFrom()
                                        .emitter(end -> begun.put(numbers(lines).getFirst(), end)));
        comes(9);

        conversation.next().subscribe().with(answers -> {});
        assertBegun(1, 2);
        atOnce = 1;
        end(1);
        conversation.next().subscribe().with(answers -> {});
        assertBegun(2);
        end(2);
        conversation.next().subscribe().with(answers -> {});
        assertBegun(3);
        atOnce = 3;
        end(3);
        conversation.next().subscribe().with(answers -> {});

        assertBegun(4, 5, 6);
    }

    private void take(LineReader reader, boolean patient) {
        reader.next(patient).subscribe().with(lines -> taken.add(numbers(lines)));
    }

    private static List<Integer> numbers(List<Line> lines) {
        return lines.stream().map(line -> (int) line.number()).toList();
    }

    private void end(int batch) {
        begun.remove(batch).complete(List.of("{}".getBytes(StandardCharsets.UTF_8)));
    }

    private void assertBegun(Integer... batches) {
        assertEquals(List.of(batches), List.copyOf(begun.keySet()));
    }

    private void comes(int lines) {
        body.handle(Buffer.buffer("x\n".repeat(lines)));
    }

    /** Of a request only its body, which comes by hand. */
    @SuppressWarnings("unchecked")
    private HttpServerRequest request() {
        return (HttpServerRequest)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {HttpServerRequest.class},
                        (proxy, method, arguments) -> {
                            switch (method.getName()) {
                                case "isEnded" -> {
                                    return false;
                                }
                                case "handler" -> body = (Handler<Buffer>) arguments[0];
                                case "pause" -> paused = true;
                                case "resume" -> paused = false;
                                case "endHandler", "exceptionHandler" -> {}
                                default ->
                                        throw new UnsupportedOperationException(method.getName());
                            }
                            return proxy;
                        });
    }
}
