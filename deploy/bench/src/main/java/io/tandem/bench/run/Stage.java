package io.tandem.bench.run;

import io.tandem.bench.BenchFailure;
import io.tandem.bench.Options;
import io.tandem.bench.limit.Limit;
import io.tandem.bench.load.ArrayLoad;
import io.tandem.bench.load.GeneratorProcess;
import io.tandem.bench.load.RequestLoad;
import io.tandem.bench.load.StreamLoad;
import io.tandem.bench.server.Database;
import io.tandem.bench.server.EmbeddedServer;
import io.tandem.bench.server.GivenServer;
import io.tandem.bench.server.PostgresServer;
import io.tandem.bench.subject.App;
import io.tandem.bench.subject.Books;
import io.tandem.bench.subject.Copies;
import io.tandem.bench.subject.FakeReferral;
import io.tandem.bench.subject.RebateService;
import io.tandem.bench.subject.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;

/**
 * All that runs during a measurement: one PostgreSQL with a database for each side, the stand-in
 * for referral-service, and rebate-service. Closing it stops what it started, in any state.
 */
public final class Stage implements AutoCloseable {

    private static final String OURS = "tandem_bench_rebate";
    private static final String LIMIT = "tandem_bench_limit";

    private final Layout layout;
    private final Options options;
    private final PostgresServer server;
    private final FakeReferral referral;
    private final Surroundings surroundings;
    private final Limit limit;
    private final Books books;
    private final Copies copies;
    private final GeneratorProcess generator = new GeneratorProcess();
    private RebateService service;
    private boolean closed;

    private Stage(Layout layout, Options options, PostgresServer server, FakeReferral referral) {
        this.layout = layout;
        this.options = options;
        this.server = server;
        this.referral = referral;
        Database ours = server.fresh(OURS);
        this.surroundings = new Surroundings(layout.work(), ours, referral.uri());
        this.books = new Books(ours);
        this.copies = new Copies(ours);
        this.limit = Limit.in(server.fresh(LIMIT), layout.work());
    }

    /** Starts everything but the service. */
    public static Stage set(Layout layout, Options options) {
        try {
            Files.createDirectories(layout.work());
            Files.deleteIfExists(layout.work().resolve("rebate-service.log"));
        } catch (IOException e) {
            throw new BenchFailure(layout.work() + " cannot be had: " + e.getMessage(), e);
        }
        PostgresServer server =
                options.postgres().isPresent()
                        ? GivenServer.at(options.postgres().get())
                        : EmbeddedServer.start(layout.work());
        FakeReferral referral = null;
        try {
            PostgresServer.requireDurable(server.settings());
            referral = FakeReferral.start();
            return new Stage(layout, options, server, referral);
        } catch (BenchFailure failure) {
            if (referral != null) {
                referral.close();
            }
            server.close();
            throw failure;
        }
    }

    public App app() {
        return new App(layout.app(), options.javaFlags());
    }

    /** Starts the service, in place of the one that runs. */
    public synchronized RebateService start(App app) {
        stop();
        requireOpen();
        service = surroundings.start(app);
        return service;
    }

    public synchronized void stop() {
        if (service != null) {
            service.close();
            service = null;
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new BenchFailure("The run was broken off.");
        }
    }

    public RebateService service() {
        return service;
    }

    public PostgresServer server() {
        return server;
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    public Limit limit() {
        return limit;
    }

    public Books books() {
        return books;
    }

    public Copies copies() {
        return copies;
    }

    public Map<String, String> settings() {
        return server.settings();
    }

    public StreamLoad streams() {
        return new StreamLoad(service.uri(), surroundings.ingestToken());
    }

    public ArrayLoad arrays() {
        return new ArrayLoad(service.uri(), surroundings.ingestToken());
    }

    /** Single trades. */
    public RequestLoad trades() {
        return new RequestLoad(generator, service.uri(), surroundings.ingestToken());
    }

    /** Single reads. */
    public RequestLoad reads() {
        return new RequestLoad(generator, service.uri(), surroundings.operatorToken());
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            generator.close();
            stop();
            referral.close();
            server.drop(OURS, LIMIT);
        } finally {
            server.close();
        }
    }
}
