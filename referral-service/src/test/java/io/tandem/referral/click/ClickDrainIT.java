package io.tandem.referral.click;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.http.ContentType;
import io.tandem.referral.Eventually;
import io.tandem.testkit.TandemPostgres;
import io.tandem.testkit.Tokens;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A click that was answered is never lost on an orderly stop, whatever is going on at the time. */
class ClickDrainIT {

    private static final int CLICKERS = 3;
    private static final int ENOUGH = 400;

    private final TandemPostgres postgres = new TandemPostgres();
    private Process service;
    private int port;

    @BeforeEach
    void startTheService() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx256m");
        postgres.start().forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-Dquarkus.profile=local");
        command.add("-Dquarkus.http.port=" + port);
        // What is written, then, is written by the stop, or as the buffer has a batch.
        command.add("-Dtandem.click.flush-every=PT1H");
        command.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
        service =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(new File("target/click-drain-it.log"))
                        .start();
        Eventually.holds("the service is ready", this::isReady);
    }

    @AfterEach
    void stopWhatIsLeft() {
        service.destroyForcibly();
        postgres.stop();
    }

    private boolean isReady() {
        assertTrue(service.isAlive(), "the service ended, see target/click-drain-it.log");
        try {
            return given().port(port).get("/q/health/ready").statusCode() == 200;
        } catch (Exception notYet) {
            return false;
        }
    }

    private String post(String token, String path, Map<String, Object> body, String field) {
        return given().port(port)
                .auth()
                .oauth2(token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path(field);
    }

    private String mintLink() {
        post(
                Tokens.operator(),
                "/v1/programmes",
                Map.of(
                        "programme",
                        "okx",
                        "displayName",
                        "OKX",
                        "idleLimitDays",
                        90,
                        "destinationHosts",
                        List.of("www.okx.com")),
                "programme");
        String owner =
                post(
                        Tokens.operator(),
                        "/v1/partners",
                        Map.of("displayName", "A", "country", "TR", "userIds", List.of()),
                        "id");
        return post(
                Tokens.partner(UUID.fromString(owner)),
                "/v1/links",
                Map.of(
                        "programme",
                        "okx",
                        "channel",
                        "x",
                        "destination",
                        "https://www.okx.com/join"),
                "code");
    }

    /** Clicks until the service does not answer any more. */
    private void click(String code, Queue<UUID> answered) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/r/" + code))
                        .header("User-Agent", "Mozilla/5.0 (Windows NT 10.0)")
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (true) {
                HttpResponse<Void> response =
                        client.send(request, HttpResponse.BodyHandlers.discarding());
                if (response.statusCode() != 302) {
                    return;
                }
                String location = response.headers().firstValue("Location").orElseThrow();
                answered.add(UUID.fromString(location.substring(location.indexOf("clickId=") + 8)));
            }
        } catch (IOException gone) {
            // That is what it clicks for.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Set<UUID> written() throws Exception {
        Set<UUID> written = new HashSet<>();
        try (Connection connection = TandemPostgres.connect();
                PreparedStatement statement = connection.prepareStatement("select id from click");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                written.add(rows.getObject(1, UUID.class));
            }
        }
        return written;
    }

    @Test
    void losesNoClickThatWasAnswered() throws Exception {
        String code = mintLink();
        Queue<UUID> answered = new ConcurrentLinkedQueue<>();
        List<Thread> clickers = new ArrayList<>();
        for (int i = 0; i < CLICKERS; i++) {
            clickers.add(Thread.ofVirtual().start(() -> click(code, answered)));
        }
        Eventually.holds("there are clicks", () -> answered.size() > ENOUGH);

        service.destroy();

        assertTrue(service.waitFor(30, TimeUnit.SECONDS), "the service stops");
        for (Thread clicker : clickers) {
            clicker.join();
        }
        Set<UUID> lost = new HashSet<>(answered);
        lost.removeAll(written());
        assertEquals(Set.of(), lost, "of " + answered.size() + " clicks");
    }
}
