package io.tandem.chassis.ndjson;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * Cuts a request's body into lines and hands them out by batches. The socket is not read while a
 * full batch waits, so memory stays at about two batches. All of it runs on the request's event
 * loop.
 */
final class LineReader {

    private static final byte[] NOTHING = {};
    private static final byte NEWLINE = '\n';
    private static final byte CARRIAGE_RETURN = '\r';

    private final HttpServerRequest request;
    private final IntSupplier size;
    private final int maxLineBytes;
    private final ArrayDeque<Line> lines = new ArrayDeque<>();
    private int batchLines;
    private byte[] rest = NOTHING;
    private boolean overlong;
    private boolean ended;
    private Throwable failure;
    private long count;
    private UniEmitter<? super List<Line>> waiting;
    private boolean patient;

    LineReader(HttpServerRequest request, IntSupplier size, int maxLineBytes) {
        this.request = request;
        this.size = size;
        this.batchLines = size.getAsInt();
        this.maxLineBytes = maxLineBytes;
        if (request.isEnded()) {
            ended = true;
        } else {
            request.handler(this::read).endHandler(end -> end()).exceptionHandler(this::fail);
            // The REST layer pauses what it does not read itself.
            request.resume();
        }
    }

    /**
     * The next lines, at least one and at most a batch; none when the body has ended.
     *
     * @param patient to wait for a full batch while the body goes on, until {@link #hurry}
     */
    Uni<List<Line>> next(boolean patient) {
        return Uni.createFrom()
                .emitter(emitter -> {
                    waiting = emitter;
                    this.patient = patient;
                    batchLines = size.getAsInt();
                    // Enough for a smaller batch may be too little for this one.
                    readOn();
                    serve();
                });
    }

    /** What has come in is wanted now, if it is but a line. */
    void hurry() {
        patient = false;
        serve();
    }

    private void readOn() {
        if (lines.size() < batchLines && !ended) {
            request.resume();
        }
    }

    private void read(Buffer chunk) {
        byte[] data = joined(rest, chunk);
        int start = 0;
        for (int i = rest.length; i < data.length; i++) {
            if (data[i] == NEWLINE) {
                line(data, start, i);
                start = i + 1;
            }
        }
        rest = start == 0 ? data : Arrays.copyOfRange(data, start, data.length);
        if (rest.length > maxLineBytes) {
            overlong = true;
            rest = NOTHING;
        }
        if (lines.size() >= batchLines) {
            request.pause();
        }
        serve();
    }

    private static byte[] joined(byte[] before, Buffer chunk) {
        byte[] data = Arrays.copyOf(before, before.length + chunk.length());
        chunk.getBytes(data, before.length);
        return data;
    }

    private void line(byte[] data, int start, int end) {
        int last = end > start && data[end - 1] == CARRIAGE_RETURN ? end - 1 : end;
        boolean tooLong = overlong || last - start > maxLineBytes;
        overlong = false;
        count++;
        if (tooLong) {
            lines.add(new Line(count, NOTHING, true));
        } else if (last > start) {
            lines.add(new Line(count, Arrays.copyOfRange(data, start, last), false));
        }
    }

    private void end() {
        if (overlong || rest.length > 0) {
            line(rest, 0, rest.length);
            rest = NOTHING;
        }
        ended = true;
        serve();
    }

    private void fail(Throwable cause) {
        failure = cause;
        serve();
    }

    private void serve() {
        if (waiting == null || patient && lines.size() < batchLines && !ended && failure == null) {
            return;
        }
        UniEmitter<? super List<Line>> emitter = waiting;
        if (!lines.isEmpty()) {
            waiting = null;
            List<Line> batch = new ArrayList<>(Math.min(batchLines, lines.size()));
            while (batch.size() < batchLines && !lines.isEmpty()) {
                batch.add(lines.poll());
            }
            readOn();
            emitter.complete(batch);
        } else if (failure != null) {
            waiting = null;
            emitter.fail(failure);
        } else if (ended) {
            waiting = null;
            emitter.complete(List.of());
        }
    }
}
