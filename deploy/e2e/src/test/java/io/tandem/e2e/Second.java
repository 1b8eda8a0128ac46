package io.tandem.e2e;

import io.tandem.local.Replica;
import io.tandem.local.ServiceName;
import io.tandem.local.Suite;
import io.tandem.local.http.Api;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A second process of each service, on the same databases. */
final class Second implements AutoCloseable {

    private final Suite suite;
    private final Map<ServiceName, Replica> replicas = new EnumMap<>(ServiceName.class);

    private Second(Suite suite) {
        this.suite = suite;
    }

    static Second of(Suite suite) {
        Second second = new Second(suite);
        int base = Ports.freeBase();
        List<Callable<Replica>> starts = new ArrayList<>();
        for (ServiceName service : ServiceName.values()) {
            starts.add(() -> suite.replicate(service, service.port(base)));
        }
        List<Replica> started = together(starts);
        for (ServiceName service : ServiceName.values()) {
            second.replicas.put(service, started.get(service.ordinal()));
        }
        return second;
    }

    Api operator(ServiceName service) {
        return new Api(replicas.get(service).uri(), suite.keys().token("operator"));
    }

    Api ingest(ServiceName service) {
        return new Api(replicas.get(service).uri(), suite.keys().token("ingest"));
    }

    Api partner(ServiceName service, UUID partner) {
        return new Api(replicas.get(service).uri(), suite.keys().partnerToken(partner));
    }

    /** Does all at the same time and gives back what came of each. */
    static <T> List<T> together(List<Callable<T>> tasks) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        List<Callable<Void>> ends = new ArrayList<>();
        for (Replica replica : replicas.values()) {
            ends.add(() -> {
                replica.close();
                return null;
            });
        }
        together(ends);
    }
}
