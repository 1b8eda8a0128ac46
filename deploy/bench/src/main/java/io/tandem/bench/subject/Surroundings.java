package io.tandem.bench.subject;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.bench.BenchFailure;
import io.tandem.bench.server.Database;
import io.tandem.local.Keys;
import io.tandem.local.http.Api;
import io.tandem.local.http.Json;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a rebate-service needs around it: keys, its database's address and its neighbour's. */
public final class Surroundings {

    private static final Duration FOLLOW_LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Keys keys;
    private final Path folder;
    private final Map<String, String> environment;

    public Surroundings(Path folder, Database database, URI referral) {
        this.folder = folder;
        this.keys = Keys.ofStore(folder);
        Path token = folder.resolve("keys/service-token");
        keys.writeServiceToken(token);
        this.environment = environment(database, referral, token);
    }

    private Map<String, String> environment(Database database, URI referral, Path token) {
        Map<String, String> settings = new HashMap<>();
        settings.put("QUARKUS_PROFILE", "local");
        settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl());
        settings.put("QUARKUS_DATASOURCE_REACTIVE_URL", database.reactiveUrl());
        settings.put("QUARKUS_DATASOURCE_USERNAME", database.user());
        settings.put("QUARKUS_DATASOURCE_PASSWORD", database.password());
        settings.put("QUARKUS_OIDC_PUBLIC_KEY", keys.publicKeyText());
        settings.put("QUARKUS_OIDC_TOKEN_ISSUER", Keys.ISSUER);
        settings.put("QUARKUS_OIDC_TOKEN_AUDIENCE", Keys.AUDIENCE);
        settings.put("TANDEM_SERVICE_TOKEN_FILE", token.toString());
        settings.put("TANDEM_REFERRAL_URL", referral.toString());
        return settings;
    }

    public RebateService start(App app) {
        return RebateService.start(app, environment, folder.resolve("rebate-service.log"));
    }

    /** A bearer token of the exchange's systems. */
    public String ingestToken() {
        return keys.token("ingest");
    }

    public String operatorToken() {
        return keys.token("operator");
    }

    public Api operator(RebateService service) {
        return new Api(service.uri(), operatorToken());
    }

    /** Publishes the plan, with the tiers of the limit's SQL, and waits for all bindings. */
    public void seed(RebateService service) {
        String month = YearMonth.now(ZoneOffset.UTC).toString();
        List<JsonNode> tiers =
                List.of(tier("0", "0.1"), tier("1000000", "0.2"), tier("10000000", "0.3"));
        operator(service)
                .post(
                        "/v1/plans",
                        "bench-plan",
                        Json.object(
                                "programme",
                                Population.PROGRAMME,
                                "effectiveFrom",
                                month,
                                "holdDays",
                                0,
                                "tiers",
                                Json.object("SPOT", tiers, "DERIVATIVE", tiers)));
        awaitBindings(service);
    }

    private static JsonNode tier(String volume, String rate) {
        return Json.object("minVolumeUsd", volume, "minActiveTraders", 0, "rate", rate);
    }

    private static void awaitBindings(RebateService service) {
        Api nobody = new Api(service.uri(), "");
        long limit = System.nanoTime() + FOLLOW_LIMIT.toNanos();
        while (position(nobody) < Population.USERS) {
            if (System.nanoTime() > limit) {
                throw new BenchFailure("rebate-service has not followed all bindings in time.");
            }
            try {
                Thread.sleep(POLL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BenchFailure("Interrupted while bindings were followed.", e);
            }
        }
    }

    private static long position(Api nobody) {
        return Json.stream(nobody.get("/q/health/ready").path("checks").elements())
                .filter(check -> check.path("name").asText().equals("bindings followed"))
                .mapToLong(check -> check.path("data").path("position").asLong())
                .findFirst()
                .orElseThrow(() ->
                        new BenchFailure("rebate-service does not tell how far it has followed."));
    }
}
