package io.tandem.chassis.ndjson;

/**
 * How a stream's lines are put together. It is asked anew before each batch, so that a stream may
 * take larger steps or smaller ones while it goes on.
 */
public interface Batching {

    /** Lines of the next batch at most; positive. */
    int lines();

    /** Batches that are answered at the same time at most; positive. */
    int atOnce();

    /** The same all along, one batch after the other. */
    static Batching of(int lines) {
        return of(lines, 1);
    }

    /** The same all along. */
    static Batching of(int lines, int atOnce) {
        return new Batching() {
            @Override
            public int lines() {
                return lines;
            }

            @Override
            public int atOnce() {
                return atOnce;
            }
        };
    }
}
