package io.tandem.bench.load;

import io.hyperfoil.api.config.Benchmark;
import io.hyperfoil.api.config.BenchmarkBuilder;
import io.hyperfoil.api.config.PhaseBuilder;
import io.hyperfoil.api.session.Session;
import io.hyperfoil.api.statistics.StatisticsSnapshot;
import io.hyperfoil.core.impl.LocalSimulationRunner;
import io.hyperfoil.http.api.HttpMethod;
import io.hyperfoil.http.config.HttpPluginBuilder;
import io.hyperfoil.http.statistics.HttpStats;
import io.hyperfoil.http.steps.HttpRequestStepBuilder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.tandem.bench.subject.Population;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.HdrHistogram.Histogram;

/**
 * The program of the generator's JVM: Hyperfoil, which corrects for what a stalled service keeps
 * from being sent. For each line of its input, which says what to send where, it prints one line of
 * report.
 */
final class Generator {

    private static final String WARM_UP = "warm-up";
    private static final String MEASURED = "measured";
    private static final int CONNECTIONS = 64;
    private static final int MOST_SESSIONS = 4_096;
    private static final long REQUEST_TIMEOUT_MILLIS = 10_000;
    private static final long DRAIN_MILLIS = 5_000;

    private static final List<TradeBatch> TRADES = TradeBatch.singles(Instant.now());
    private static final TradeIds IDS = new TradeIds(System.currentTimeMillis());

    private final LoadSpec spec;
    private final URI service;
    private final String authorization;

    private Generator(LoadSpec spec, URI service, String token) {
        this.spec = spec;
        this.service = service;
        this.authorization = "Bearer " + token;
    }

    public static void main(String... arguments) {
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))
                .lines()
                .forEach(line -> System.out.println(of(line.split(" ")).run().line()));
        System.exit(0);
    }

    private static Generator of(String... words) {
        int rest = words.length - 2;
        return new Generator(
                LoadSpec.of(Arrays.copyOf(words, rest)), URI.create(words[rest]), words[rest + 1]);
    }

    private LoadReport run() {
        StatisticsSnapshot total = new StatisticsSnapshot();
        LocalSimulationRunner runner =
                new LocalSimulationRunner(
                        benchmark(),
                        (phase, step, metric, snapshot, countDown) -> {
                            if (phase.name().equals(MEASURED)) {
                                total.add(snapshot);
                            }
                        },
                        (phase, min, max) -> {},
                        (authority, tag, min, max) -> {});
        runner.run();
        return report(total, spec.seconds() * 1_000_000_000L);
    }

    private Benchmark benchmark() {
        BenchmarkBuilder benchmark = BenchmarkBuilder.builder().name("tandem").threads(1);
        benchmark
                .addPlugin(HttpPluginBuilder::new)
                .http()
                .host(service.getHost())
                .port(service.getPort())
                .allowHttp2(false)
                .pipeliningLimit(1)
                .sharedConnections(
                        spec.loop() == LoadSpec.Loop.CLOSED ? spec.number() : CONNECTIONS)
                .requestTimeout(REQUEST_TIMEOUT_MILLIS)
                .endHttp();
        requests(phase(benchmark, WARM_UP, spec.warmUpSeconds()).isWarmup(true));
        requests(phase(benchmark, MEASURED, spec.seconds()).startAfterStrict(WARM_UP));
        return benchmark.build();
    }

    private PhaseBuilder<?> phase(BenchmarkBuilder benchmark, String name, int seconds) {
        long millis = seconds * 1_000L;
        PhaseBuilder<?> phase =
                switch (spec.loop()) {
                    case CLOSED -> benchmark.addPhase(name).always(spec.number());
                    case OPEN ->
                            benchmark
                                    .addPhase(name)
                                    .constantRate(spec.number())
                                    .maxSessions(MOST_SESSIONS);
                };
        return phase.duration(millis).maxDuration(millis + DRAIN_MILLIS);
    }

    private void requests(PhaseBuilder<?> phase) {
        HttpRequestStepBuilder request = new HttpRequestStepBuilder();
        switch (spec.what()) {
            case TRADES ->
                    request.POST("/v1/trades")
                            .body((session, connection) -> trade(connection.context().alloc()))
                            .headers()
                            .header("Content-Type", "application/json");
            case BALANCES -> request.method(HttpMethod.GET).path(Generator::balances);
        }
        request.headers().header("Authorization", authorization);
        request.metric(spec.what().name());
        phase.scenario().initialSequence("request").stepBuilder(request);
    }

    private static ByteBuf trade(ByteBufAllocator allocator) {
        TradeBatch trade = TRADES.get(ThreadLocalRandom.current().nextInt(TRADES.size()));
        byte[] bytes = trade.withIdsOf(IDS.nextBlock());
        return allocator.buffer(bytes.length).writeBytes(bytes);
    }

    private static String balances(Session session) {
        int partner = ThreadLocalRandom.current().nextInt(Population.PARTNERS);
        return "/v1/partners/" + Population.partnerId(partner) + "/balances";
    }

    private static LoadReport report(StatisticsSnapshot total, long nanos) {
        HttpStats answers = HttpStats.get(total);
        Histogram latency = total.histogram;
        return new LoadReport(
                answers.status_2xx,
                total.requestCount - answers.status_2xx,
                nanos,
                latency.getValueAtPercentile(50),
                latency.getValueAtPercentile(90),
                latency.getValueAtPercentile(99),
                latency.getValueAtPercentile(99.9),
                latency.getMaxValue());
    }
}
