package io.tandem.chassis.ndjson;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Function;

/** A conversation in newline-delimited JSON: batches of lines in, their answers out. */
public final class Ndjson {

    public static final String TYPE = "application/x-ndjson";

    private Ndjson() {}

    /** Whether a body of that Content-Type, which may be missing, is a stream of lines. */
    public static boolean isTypeOf(String contentType) {
        return contentType != null && contentType.regionMatches(true, 0, TYPE, 0, TYPE.length());
    }

    /**
     * Answers a request's lines, batch after batch, in order.
     *
     * <p>Up to {@link Batching#atOnce} batches are answered at the same time; further ones are read
     * when the client has taken answers. A batch that has begun is finished even if the client goes
     * away meanwhile. Empty lines are passed over. A batch is as large as what has come in, up to
     * {@link Batching#lines}: a client that waits for its answers before it sends more gets them.
     *
     * @param answer gives one JSON text, without line breaks, per line of the batch
     * @return pieces of the answer's body; each ends where a line ends, without the line's end
     */
    public static Multi<byte[]> converse(
            HttpServerRequest request,
            Batching batching,
            int maxLineBytes,
            Function<List<Line>, Uni<List<byte[]>>> answer) {
        Conversation conversation =
                new Conversation(
                        new LineReader(request, batching::lines, maxLineBytes),
                        batching::atOnce,
                        answer);
        return Multi.createBy()
                .repeating()
                .uni(conversation::next)
                .until(List::isEmpty)
                .map(Ndjson::joined)
                .onCancellation()
                .invoke(() ->
                        Log.infof(
                                "%s: the client went away, lines up to %d are answered",
                                request.path(), conversation.answered()))
                .onFailure()
                .invoke(failure ->
                        Log.warnf(
                                "%s: the stream broke off, lines up to %d are answered: %s",
                                request.path(), conversation.answered(), failure));
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
