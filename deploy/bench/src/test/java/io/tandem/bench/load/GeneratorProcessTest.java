package io.tandem.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tandem.bench.BenchFailure;
import io.tandem.bench.load.LoadSpec.Loop;
import io.tandem.bench.load.LoadSpec.What;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GeneratorProcessTest {

    private static final LoadSpec SECOND = new LoadSpec(What.TRADES, Loop.CLOSED, 2, 0, 1);

    private final AtomicInteger asked = new AtomicInteger();
    private final Set<String> callers = ConcurrentHashMap.newKeySet();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/trades", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void oneProcessSendsAllLoadsAndEndsWhenItIsClosed() {
        Set<ProcessHandle> before = children();
        try (GeneratorProcess generator = new GeneratorProcess()) {
            LoadReport first = load(generator, "good").run(SECOND);
            Set<ProcessHandle> started = children();
            LoadReport second = load(generator, "better").run(SECOND);

            assertTrue(first.answered() > 0 && second.answered() > 0, first + ", " + second);
            assertTrue(first.answered() + second.answered() <= asked.get(), asked.toString());
            assertEquals(Set.of("Bearer good", "Bearer better"), callers);
            assertEquals(started, children());
        }

        children().stream()
                .filter(child -> !before.contains(child))
                .forEach(child -> child.onExit().orTimeout(10, TimeUnit.SECONDS).join());
    }

    @Test
    void refusalsAreNoMeasurement() {
        try (GeneratorProcess generator = new GeneratorProcess()) {
            BenchFailure failure =
                    assertThrows(BenchFailure.class, () -> load(generator, "bad").run(SECOND));

            assertTrue(failure.getMessage().contains("requests failed"), failure.getMessage());
        }
    }

    private RequestLoad load(GeneratorProcess generator, String token) {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new RequestLoad(generator, uri, token);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String caller = exchange.getRequestHeaders().getFirst("Authorization");
        exchange.getRequestBody().readAllBytes();
        asked.incrementAndGet();
        callers.add(caller);
        exchange.sendResponseHeaders("Bearer bad".equals(caller) ? 500 : 201, -1);
        exchange.close();
    }

    private static Set<ProcessHandle> children() {
        return ProcessHandle.current().children().collect(Collectors.toSet());
    }
}
