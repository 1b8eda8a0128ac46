package io.tandem.rebate.reconciliation;

import io.tandem.chassis.problem.CommonProblem;
import io.tandem.chassis.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An uploaded file on disk, with its SHA-256: it is read twice, to be checked before anything is
 * changed, and is never held in memory. It has no name any more, so a crash leaves nothing behind.
 */
final class SpooledFile implements AutoCloseable {

    private static final int BUFFER = 16 * 1024;

    private final FileChannel channel;
    private final long bytes;
    private final String sha256;

    private SpooledFile(FileChannel channel, long bytes, String sha256) {
        this.channel = channel;
        this.bytes = bytes;
        this.sha256 = sha256;
    }

    /**
     * Takes in the body.
     *
     * @throws ProblemException 413 when it is longer
     */
    static SpooledFile of(InputStream body, long mostBytes) {
        FileChannel channel = open();
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            long bytes = 0;
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                bytes += read;
                // What is too long is read to its end, for a client may not listen before it has
                // sent all; how much that can be is bounded for every request.
                if (bytes <= mostBytes) {
                    digest.update(buffer, 0, read);
                    write(channel, ByteBuffer.wrap(buffer, 0, read));
                }
            }
            if (bytes > mostBytes) {
                throw ProblemException.of(
                        CommonProblem.PAYLOAD_TOO_LARGE,
                        "A file may have at most " + mostBytes + " bytes.");
            }
            return new SpooledFile(channel, bytes, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        } catch (IOException e) {
            close(channel);
            throw new UncheckedIOException(e);
        } catch (ProblemException e) {
            close(channel);
            throw e;
        }
    }

    private static FileChannel open() {
        try {
            Path path = Files.createTempFile("commission", ".csv");
            return FileChannel.open(
                    path,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long bytes() {
        return bytes;
    }

    String sha256() {
        return sha256;
    }

    /** Its bytes from the beginning. One reader at a time; closing it leaves the file open. */
    InputStream read() {
        try {
            channel.position(0);
            return Channels.newInputStream(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        close(channel);
    }
}
