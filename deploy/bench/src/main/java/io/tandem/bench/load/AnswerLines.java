package io.tandem.bench.load;

import java.nio.charset.StandardCharsets;

/**
 * Counts outcomes in the bytes of an answer, in whatever pieces they come, without reading them as
 * JSON: a generator that parsed its answers would measure itself.
 */
final class AnswerLines {

    private static final byte[] OUTCOME = "\"outcome\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte ACCEPTED = 'a';

    private int matched;
    private long outcomes;
    private long accepted;

    void add(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            byte next = bytes[i];
            if (matched == OUTCOME.length) {
                outcomes++;
                accepted += next == ACCEPTED ? 1 : 0;
                matched = 0;
            } else if (next == OUTCOME[matched]) {
                matched++;
            } else {
                matched = next == OUTCOME[0] ? 1 : 0;
            }
        }
    }

    long outcomes() {
        return outcomes;
    }

    long accepted() {
        return accepted;
    }
}
