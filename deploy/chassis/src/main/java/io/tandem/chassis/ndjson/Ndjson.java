package io.tandem.chassis.ndjson;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.http.Detached;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Function;

/** A conversation in newline-delimited JSON: batches of lines in, their answers out. */
public final class Ndjson {

    public static final String TYPE = "application/x-ndjson";

    private Ndjson() {}

    /**
     * Answers a request's lines, batch after batch, in order.
     *
     * <p>The next batch is read when the answers to the last one were taken by the client. A batch
     * that has begun is finished even if the client goes away meanwhile. Empty lines are passed
     * over. A batch is as large as what has come in, up to {@code batchLines}: a client that waits
     * for its answers before it sends more gets them.
     *
     * @param answer gives one JSON text, without line breaks, per line of the batch
     * @return pieces of the answer's body; each ends where a line ends, without the line's end
     */
    public static Multi<byte[]> converse(
            HttpServerRequest request,
            int batchLines,
            int maxLineBytes,
            Function<List<Line>, Uni<List<byte[]>>> answer) {
        LineReader reader = new LineReader(request, batchLines, maxLineBytes);
        return Multi.createBy()
                .repeating()
                .uni(() -> reader.next().chain(batch -> answered(batch, answer)))
                .until(List::isEmpty)
                .map(Ndjson::joined);
    }

    private static Uni<List<byte[]>> answered(
            List<Line> batch, Function<List<Line>, Uni<List<byte[]>>> answer) {
        return batch.isEmpty()
                ? Uni.createFrom().item(List.of())
                : Detached.of(answer.apply(batch));
    }

    private static byte[] joined(List<byte[]> answers) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream(answers.size() * 80);
        for (byte[] line : answers) {
            if (joined.size() > 0) {
                joined.write('\n');
            }
            joined.writeBytes(line);
        }
        return joined.toByteArray();
    }
}
