package io.tandem.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The running suite: PostgreSQL and three services, on the loopback address alone. Closing it stops
 * the services and then PostgreSQL, at any moment and from any thread: also half-way through a
 * start that failed or was interrupted.
 */
public final class Suite implements Installation, AutoCloseable {

    private static final Duration READY_LIMIT = Duration.ofSeconds(120);
    private static final long TOKEN_RENEWAL_HOURS = 6;

    private final SuiteSettings settings;
    private final Console console;
    private final StoreLock lock;
    private final Leftovers leftovers;
    private final Map<ServiceName, ServiceProcess> processes = new EnumMap<>(ServiceName.class);
    private final List<ServiceProcess> replicas = new ArrayList<>();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private ScheduledExecutorService renewal;
    private Database database;
    private Keys keys;
    private volatile boolean closing;
    private boolean closed;

    /** Claims the store, and nothing else yet: a store serves one suite at a time. */
    public Suite(SuiteSettings settings, Console console) {
        this.settings = settings;
        this.console = console;
        this.lock = StoreLock.take(settings.store());
        this.leftovers = new Leftovers(settings.store());
    }

    /** Starts everything, or stops what was started and throws. */
    public void start() {
        try {
            int ended = leftovers.clear();
            if (ended > 0) {
                console.line("  ended " + ended + " processes that an earlier run left behind");
            }
            for (ServiceName service : ServiceName.values()) {
                requireFree(service, service.port(settings.portBase()));
            }
            console.step("keys", this::prepareKeys);
            console.step("PostgreSQL", this::startDatabase);
            for (ServiceName service : ServiceName.values()) {
                launch(service, Map.of());
            }
            for (ServiceName service : ServiceName.values()) {
                console.step(
                        service.module() + " on " + service.port(settings.portBase()),
                        () -> awaitReady(service));
            }
        } catch (SuiteFailure failure) {
            close();
            throw failure;
        }
    }

    /**
     * Removes what the store holds, so that the next start begins with nothing. Only before the
     * start.
     */
    public void forgetEverything() {
        leftovers.clear();
        lock.clearFolder();
    }

    private synchronized Keys prepareKeys() {
        requireOpen();
        keys = Keys.ofStore(settings.store());
        keys.writeServiceToken(serviceToken());
        renewal =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("service-token").factory());
        renewal.scheduleAtFixedRate(
                () -> keys.writeServiceToken(serviceToken()),
                TOKEN_RENEWAL_HOURS,
                TOKEN_RENEWAL_HOURS,
                TimeUnit.HOURS);
        return keys;
    }

    private synchronized Database startDatabase() {
        requireOpen();
        database = Database.start(settings.store());
        database.process().ifPresent(leftovers::add);
        return database;
    }

    private synchronized void launch(ServiceName service, Map<String, String> more) {
        requireOpen();
        Path log = log(service);
        rotate(log);
        Map<String, String> environment = ServiceEnvironment.of(service, this, settings);
        environment.putAll(more);
        ServiceProcess process =
                ServiceProcess.start(service, uri(service), settings, environment, log);
        processes.put(service, process);
        leftovers.add(process.handle());
    }

    private ServiceProcess awaitReady(ServiceName service) {
        ServiceProcess process = process(service);
        // One that died early need not be waited for until those before it are ready.
        process.awaitReady(client, READY_LIMIT, this::requireAllAlive);
        return process;
    }

    private synchronized void requireAllAlive() {
        requireOpen();
        processes.values().forEach(ServiceProcess::requireAlive);
    }

    /**
     * Starts another process of a service on the same database, and waits until it is ready. It
     * ends with the suite, if not before.
     */
    public Replica replicate(ServiceName service, int port) {
        ServiceProcess process = startReplica(service, port);
        process.awaitReady(client, READY_LIMIT, process::requireAlive);
        return new Replica(URI.create("http://127.0.0.1:" + port), process);
    }

    private synchronized ServiceProcess startReplica(ServiceName service, int port) {
        requireOpen();
        requireFree(service, port);
        Map<String, String> environment = ServiceEnvironment.of(service, this, settings);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        ServiceProcess process =
                ServiceProcess.start(
                        service,
                        URI.create("http://127.0.0.1:" + port),
                        settings,
                        environment,
                        settings.store().resolve("logs/" + service.module() + "-" + port + ".log"));
        replicas.add(process);
        leftovers.add(process.handle());
        return process;
    }

    /** Ends a service at once, as a crash of the machine would. */
    public void kill(ServiceName service) {
        process(service).kill();
    }

    /** Starts a service that was killed, and waits until it is ready. */
    public void restart(ServiceName service) {
        restart(service, Map.of());
    }

    /**
     * Starts a service that was killed or has died, and waits until it is ready.
     *
     * @param more of its environment, as long as this process lives
     */
    public void restart(ServiceName service, Map<String, String> more) {
        launch(service, more);
        awaitReady(service);
    }

    public boolean isAlive(ServiceName service) {
        return process(service).handle().isAlive();
    }

    /** Waits until a service has died of itself, and tells the status that it left. */
    public int awaitDeath(ServiceName service, Duration limit) {
        return process(service).awaitDeath(limit);
    }

    /**
     * Ends PostgreSQL at once, as a crash of its machine would, starts it again, and waits until
     * every service has found it.
     */
    public void crashDatabase() {
        synchronized (this) {
            requireOpen();
            database = database.crash();
            database.process().ifPresent(leftovers::add);
        }
        for (ServiceName service : ServiceName.values()) {
            awaitReady(service);
        }
    }

    /** A connection of the owner of a service's database, to look into it from outside. */
    public Connection connect(ServiceName service) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:" + database.address(service), service.word(), "local");
    }

    @Override
    public URI uri(ServiceName service) {
        return URI.create("http://127.0.0.1:" + service.port(settings.portBase()));
    }

    public long pid(ServiceName service) {
        return process(service).handle().pid();
    }

    public Path log(ServiceName service) {
        return settings.store().resolve("logs/" + service.module() + ".log");
    }

    @Override
    public Keys keys() {
        return keys;
    }

    @Override
    public Path store() {
        return settings.store();
    }

    Path serviceToken() {
        return settings.store().resolve("keys/service-token");
    }

    Database database() {
        return database;
    }

    private synchronized ServiceProcess process(ServiceName service) {
        requireOpen();
        return processes.get(service);
    }

    private void requireOpen() {
        if (closing) {
            throw new SuiteFailure("The suite is stopped.");
        }
    }

    /** Stops the services together, then PostgreSQL, then lets the store go. */
    @Override
    public void close() {
        closing = true;
        stopAll();
    }

    private synchronized void stopAll() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            List<ServiceProcess> all = new ArrayList<>(processes.values());
            all.addAll(replicas);
            all.forEach(ServiceProcess::stop);
            all.forEach(ServiceProcess::awaitStopped);
            if (database != null) {
                database.close();
            }
            leftovers.forget();
        } finally {
            if (renewal != null) {
                renewal.shutdownNow();
            }
            client.close();
            lock.close();
        }
    }

    private static void requireFree(ServiceName service, int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
        } catch (IOException e) {
            throw new SuiteFailure(
                    "Port "
                            + port
                            + ", which "
                            + service.module()
                            + " needs, is taken: choose others with --port-base N (the services take N+1 to N+3).",
                    e);
        }
    }

    private static void rotate(Path log) {
        try {
            if (Files.exists(log)) {
                Files.move(
                        log,
                        log.resolveSibling(log.getFileName() + ".1"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new SuiteFailure("The log " + log + " cannot be moved: " + e.getMessage(), e);
        }
    }
}
