package io.tandem.bench.load;

import io.tandem.bench.BenchFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * NDJSON streams: one request on a connection, lines going out while answers come in. The JDK's
 * client reads an answer only after the request has ended, so this speaks the little of HTTP/1.1
 * that it takes. How fast it sends is the service's to say, by not reading on.
 */
public final class StreamLoad {

    private static final int SILENCE_MILLIS = 60_000;
    private static final int BUFFER = 64 * 1024;
    private static final byte[] END = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final URI service;
    private final String token;
    private final TradeIds ids = new TradeIds(System.currentTimeMillis());

    public StreamLoad(URI service, String token) {
        this.service = service;
        this.token = token;
    }

    /** Sends on so many connections at once. */
    public Intake run(int connections, Until until) {
        Until share =
                new Until(
                        until.trades() == Long.MAX_VALUE
                                ? until.trades()
                                : Math.ceilDiv(until.trades(), connections),
                        until.time());
        long began = System.nanoTime();
        try (ExecutorService executor = Executors.newCachedThreadPool()) {
            List<Future<Long>> streams = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                streams.add(executor.submit(() -> stream(share, executor)));
            }
            long accepted = 0;
            for (Future<Long> stream : streams) {
                accepted += stream.get();
            }
            return new Intake(accepted, System.nanoTime() - began);
        } catch (ExecutionException e) {
            throw new BenchFailure("A stream broke off: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted while trades were sent.", e);
        }
    }

    private long stream(Until until, ExecutorService executor) throws Exception {
        List<TradeBatch> batches = TradeBatch.lines(Instant.now());
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(SILENCE_MILLIS);
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            out.write(head().getBytes(StandardCharsets.US_ASCII));
            Future<AnswerLines> answers = executor.submit(() -> receive(socket));
            long sent = send(out, batches, until, answers);
            AnswerLines received = answers.get();
            if (received.accepted() != sent) {
                throw new BenchFailure(
                        sent
                                + " trades were sent, "
                                + received.outcomes()
                                + " answered, and "
                                + received.accepted()
                                + " accepted.");
            }
            return sent;
        }
    }

    private String head() {
        return "POST /v1/trades HTTP/1.1\r\nHost: "
                + service.getAuthority()
                + "\r\nAuthorization: Bearer "
                + token
                + "\r\nContent-Type: application/x-ndjson\r\nAccept: application/x-ndjson\r\n"
                + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n";
    }

    private long send(
            OutputStream out, List<TradeBatch> batches, Until until, Future<AnswerLines> answers)
            throws IOException {
        long began = System.nanoTime();
        long sent = 0;
        for (int i = 0; !until.reached(sent, began) && !answers.isDone(); i++) {
            TradeBatch batch = batches.get(i % batches.size());
            byte[] bytes = batch.withIdsOf(nextBlock());
            out.write(
                    (Integer.toHexString(bytes.length) + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            out.write(bytes);
            out.write('\r');
            out.write('\n');
            sent += batch.size();
        }
        out.write(END);
        out.flush();
        return sent;
    }

    private synchronized long nextBlock() {
        return ids.nextBlock();
    }

    private static AnswerLines receive(Socket socket) throws IOException {
        AnswerLines answers = new AnswerLines();
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[BUFFER];
        int length = in.read(buffer);
        String start = length < 0 ? "" : new String(buffer, 0, length, StandardCharsets.UTF_8);
        if (!start.startsWith("HTTP/1.1 200")) {
            throw new BenchFailure("The stream was refused: " + start.strip());
        }
        while (length >= 0) {
            answers.add(buffer, length);
            length = in.read(buffer);
        }
        return answers;
    }
}
