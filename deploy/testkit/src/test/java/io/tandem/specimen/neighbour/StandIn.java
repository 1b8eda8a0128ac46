package io.tandem.specimen.neighbour;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.tandem.testkit.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** The neighbour. */
public class StandIn implements QuarkusTestResourceLifecycleManager {

    /** What it does with a request. */
    enum Mood {
        WELL,
        /** Fails the first of each two requests. */
        STUMBLES,
        FAILS,
        /** Does not know our token. */
        STRANGE,
        REFUSES,
        SAYS_NO_JSON,
        SAYS_ANOTHER_JSON,
        /** Answers when it is let go. */
        HANGS
    }

    private static volatile StandIn running;

    private final List<Headers> seen = new CopyOnWriteArrayList<>();
    private volatile Mood mood = Mood.WELL;
    private volatile CountDownLatch held = new CountDownLatch(1);
    private int port;
    private HttpServer server;

    static StandIn running() {
        return running;
    }

    @Override
    public Map<String, String> start() {
        try {
            Path token = Files.createTempFile("service", ".token");
            token.toFile().deleteOnExit();
            Files.writeString(token, Tokens.service());
            listen();
            running = this;
            return Map.of(
                    "quarkus.rest-client.specimen.url",
                    "http://localhost:" + port,
                    "tandem.service-token.file",
                    token.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        held.countDown();
        server.stop(0);
    }

    /** Requests and whoever hangs are forgotten. */
    void is(Mood now) {
        try {
            held.countDown();
            held = new CountDownLatch(1);
            if (now == Mood.REFUSES) {
                server.stop(0);
            } else if (mood == Mood.REFUSES) {
                listen();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        mood = now;
        seen.clear();
    }

    /** The headers of the requests since it changed last. */
    List<Headers> seen() {
        return seen;
    }

    private void listen() throws IOException {
        server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getByName("localhost"), port), 0);
        port = server.getAddress().getPort();
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    private void serve(HttpExchange exchange) throws IOException {
        seen.add(exchange.getRequestHeaders());
        boolean first = seen.size() % 2 == 1;
        switch (mood) {
            case WELL -> answer(exchange, 200, "{\"name\":\"well\"}");
            case STUMBLES -> answer(exchange, first ? 503 : 200, "{\"name\":\"well\"}");
            case FAILS, REFUSES -> answer(exchange, 500, "{}");
            case STRANGE -> answer(exchange, 401, "{}");
            case SAYS_NO_JSON -> answer(exchange, 200, "<html>");
            case SAYS_ANOTHER_JSON -> answer(exchange, 200, "[7]");
            case HANGS -> hang(exchange);
        }
    }

    private void hang(HttpExchange exchange) throws IOException {
        try {
            held.await();
            answer(exchange, 200, "{\"name\":\"late\"}");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
