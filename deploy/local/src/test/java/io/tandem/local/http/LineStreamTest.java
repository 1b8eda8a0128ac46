package io.tandem.local.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LineStreamTest {

    private HttpServer server;
    private ExecutorService executor;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        executor = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(executor);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        executor.close();
    }

    @Test
    void answersComeWhileLinesStillGoOut() {
        server.createContext("/", LineStreamTest::echo);
        List<String> lines = IntStream.range(0, 200_000).mapToObj(i -> "line ç " + i).toList();
        List<String> answers = new ArrayList<>();

        try (LineStream stream = LineStream.open(uri(), "/", "token")) {
            stream.converse(lines.iterator(), answers::add);
        }

        assertEquals(lines, answers);
    }

    @Test
    void refusalIsAnErrorThatTellsTheProblem() {
        server.createContext(
                "/",
                exchange -> {
                    byte[] body = "{\"status\":401}".getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(401, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });

        try (LineStream stream = LineStream.open(uri(), "/", "token")) {
            UncheckedIOException error =
                    assertThrows(
                            UncheckedIOException.class,
                            () -> stream.converse(List.of("one").iterator(), answer -> {}));
            assertTrue(error.getMessage().contains("{\"status\":401}"), error.getMessage());
        }
    }

    @Test
    void answerThatBreaksOffIsAnError() {
        server.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody()
                            .write("half an ans".getBytes(StandardCharsets.UTF_8));
                    exchange.getResponseBody().flush();
                    server.stop(0);
                });

        try (LineStream stream = LineStream.open(uri(), "/", "token")) {
            assertThrows(
                    UncheckedIOException.class,
                    () -> stream.converse(List.of("one").iterator(), answer -> {}));
        }
    }

    /**
     * Reads a line only after the answer to the last one was written, as a service with
     * back-pressure does.
     */
    private static void echo(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(
                                        exchange.getRequestBody(), StandardCharsets.UTF_8));
                OutputStream out = exchange.getResponseBody()) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private URI uri() {
        return URI.create(
                "http://"
                        + server.getAddress().getHostString()
                        + ":"
                        + server.getAddress().getPort());
    }
}
