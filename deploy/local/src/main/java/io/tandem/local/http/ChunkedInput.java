package io.tandem.local.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a body in HTTP/1.1's chunks. A connection that ends before the body does is an error, not
 * an end.
 */
final class ChunkedInput extends InputStream {

    private final InputStream in;
    private long left;
    private boolean first = true;
    private boolean ended;

    ChunkedInput(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left == 0 && !ended) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        int count = in.read(bytes, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException(
                    "The service closed the connection in the middle of its answer.");
        }
        left -= count;
        return count;
    }

    private void nextChunk() throws IOException {
        if (!first) {
            LineStream.headerLine(in);
        }
        first = false;
        String size = LineStream.headerLine(in).split(";")[0].strip();
        left = Long.parseLong(size, 16);
        ended = left == 0;
    }
}
