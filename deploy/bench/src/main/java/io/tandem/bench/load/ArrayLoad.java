package io.tandem.bench.load;

import io.tandem.bench.BenchFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** JSON arrays of 500 trades, one after another on one connection. */
public final class ArrayLoad {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest.Builder request;
    private final List<TradeBatch> batches = TradeBatch.arrays(Instant.now());
    private final TradeIds ids = new TradeIds(System.currentTimeMillis());

    public ArrayLoad(URI service, String token) {
        this.request =
                HttpRequest.newBuilder(service.resolve("/v1/trades"))
                        .timeout(LIMIT)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json");
    }

    public Intake run(Until until) {
        long began = System.nanoTime();
        long sent = 0;
        for (int i = 0; !until.reached(sent, began); i++) {
            TradeBatch batch = batches.get(i % batches.size());
            send(batch.withIdsOf(ids.nextBlock()), batch.size());
            sent += batch.size();
        }
        return new Intake(sent, System.nanoTime() - began);
    }

    private void send(byte[] body, int trades) {
        try {
            HttpResponse<byte[]> response =
                    client.send(
                            request.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            AnswerLines answers = new AnswerLines();
            answers.add(response.body(), response.body().length);
            if (response.statusCode() != 200 || answers.accepted() != trades) {
                throw new BenchFailure(
                        "An array was answered with "
                                + response.statusCode()
                                + ": "
                                + new String(response.body(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new BenchFailure("An array could not be sent: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted while arrays were sent.", e);
        }
    }
}
