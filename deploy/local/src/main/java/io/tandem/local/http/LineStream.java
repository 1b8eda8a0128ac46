package io.tandem.local.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * A conversation in NDJSON over one connection: lines go out while answers come in. The JDK's
 * client reads an answer only after the whole request was sent; with a service that holds back
 * until its answers are taken, that would be a standstill. So this speaks the little of HTTP/1.1
 * that it takes.
 */
public final class LineStream implements AutoCloseable {

    private static final int CHUNK = 32 * 1024;
    private static final int SILENCE_MILLIS = 60_000;
    private static final int HTTP_PORT = 80;

    private final Socket socket;
    private final String head;

    private LineStream(Socket socket, String head) {
        this.socket = socket;
        this.head = head;
    }

    static LineStream open(URI base, String path, String token) {
        try {
            int port = base.getPort() < 0 ? HTTP_PORT : base.getPort();
            Socket socket = new Socket(base.getHost(), port);
            socket.setSoTimeout(SILENCE_MILLIS);
            String head =
                    "POST "
                            + path
                            + " HTTP/1.1\r\nHost: "
                            + base.getAuthority()
                            + "\r\nAuthorization: Bearer "
                            + token
                            + "\r\nContent-Type: application/x-ndjson\r\nAccept: application/x-ndjson\r\n"
                            + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n";
            return new LineStream(socket, head);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Sends all lines and hands on each answer as it comes, until the service has answered the
     * last.
     */
    public void converse(Iterator<String> lines, Consumer<String> answers) {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Void> sending =
                    CompletableFuture.runAsync(() -> send(lines), executor);
            receive(answers);
            sending.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof UncheckedIOException broken ? broken : e;
        }
    }

    private void send(Iterator<String> lines) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            try (ChunkedOutput body = new ChunkedOutput(out);
                    BufferedOutputStream buffered = new BufferedOutputStream(body, CHUNK)) {
                while (lines.hasNext()) {
                    buffered.write(lines.next().getBytes(StandardCharsets.UTF_8));
                    buffered.write('\n');
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void receive(Consumer<String> answers) {
        try {
            InputStream in = new BufferedInputStream(socket.getInputStream(), CHUNK);
            String status = headerLine(in);
            boolean chunked = chunkedBody(in);
            InputStream body = chunked ? new ChunkedInput(in) : in;
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
            if (!status.matches("HTTP/1\\.1 200( .*)?")) {
                throw new IOException(
                        "The conversation was refused: " + status + " " + reader.readLine());
            }
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                answers.accept(line);
            }
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        }
    }

    private static boolean chunkedBody(InputStream in) throws IOException {
        boolean chunked = false;
        for (String line = headerLine(in); !line.isEmpty(); line = headerLine(in)) {
            chunked |= line.toLowerCase(Locale.ROOT).matches("transfer-encoding:\\s*chunked");
        }
        return chunked;
    }

    static String headerLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("The service closed the connection.");
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
