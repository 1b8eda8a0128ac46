package io.tandem.chassis.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrainTest {

    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: here\r\n\r\n";

    @Test
    void tellsCallersToLetGoOnceTheStopHasBegunAndNotBefore() throws IOException {
        Drain drain = new Drain();
        Vertx vertx = Vertx.vertx();
        try (Socket held = new Socket("127.0.0.1", serve(vertx, drain).actualPort())) {
            BufferedReader answers =
                    new BufferedReader(
                            new InputStreamReader(
                                    held.getInputStream(), StandardCharsets.US_ASCII));
            ask(held);
            List<String> before = head(answers);
            drain.begin(new ShutdownDelayInitiatedEvent());
            ask(held);
            List<String> after = head(answers);

            assertEquals(List.of("HTTP/1.1 204 No Content"), before);
            assertEquals(List.of("HTTP/1.1 204 No Content", "connection: close"), after);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static HttpServer serve(Vertx vertx, Drain drain) {
        Router router = Router.router(vertx);
        router.route().handler(drain::lastOfItsConnection);
        router.route().handler(request -> request.response().setStatusCode(204).end());
        return vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static void ask(Socket socket) throws IOException {
        socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
    }

    private static List<String> head(BufferedReader answers) throws IOException {
        List<String> lines = new java.util.ArrayList<>();
        for (String line = answers.readLine(); !line.isEmpty(); line = answers.readLine()) {
            lines.add(line);
        }
        return lines;
    }
}
