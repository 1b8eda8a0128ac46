package io.tandem.bench.run;

import io.tandem.bench.cost.ProcStat;
import io.tandem.bench.cost.ServerCost;
import io.tandem.bench.figure.Samples;
import io.tandem.bench.load.Intake;
import java.util.function.Supplier;

/** CPU time per trade, of the service and of PostgreSQL apart, over pieces of work. */
final class Meter {

    private static final long NANOS_PER_MICRO = 1_000L;

    private final Stage stage;
    private final Samples service = new Samples();
    private final Samples server = new Samples();
    private final Samples both = new Samples();
    private final Samples limit = new Samples();

    Meter(Stage stage) {
        this.stage = stage;
    }

    /** Runs an intake and books what it cost. */
    Intake ours(Supplier<Intake> work) {
        long serviceBefore = serviceNanos();
        long serverBefore = serverNanos();
        Intake intake = work.get();
        long serviceCost = serviceNanos() - serviceBefore;
        long serverCost = serverNanos() - serverBefore;
        add(service, serviceCost, intake.trades());
        add(server, serverCost, intake.trades());
        add(both, serviceCost + serverCost, intake.trades());
        return intake;
    }

    /** Runs the limit, which has no service to pay for, and books what PostgreSQL paid. */
    Intake limit(Supplier<Intake> work) {
        long before = serverNanos();
        Intake intake = work.get();
        add(limit, serverNanos() - before, intake.trades());
        return intake;
    }

    private static void add(Samples samples, long nanos, long trades) {
        if (nanos > 0 && trades > 0) {
            samples.add(Samples.scaled(nanos, trades * NANOS_PER_MICRO));
        }
    }

    private long serviceNanos() {
        return ProcStat.cpuNanos(stage.service().pid()).orElse(0);
    }

    private long serverNanos() {
        return stage.server().cost().map(ServerCost::cpuNanos).orElse(0L);
    }

    Samples service() {
        return service;
    }

    Samples server() {
        return server;
    }

    Samples both() {
        return both;
    }

    Samples limit() {
        return limit;
    }
}
