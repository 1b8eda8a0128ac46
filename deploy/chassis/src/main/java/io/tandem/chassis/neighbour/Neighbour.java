package io.tandem.chassis.neighbour;

import static java.time.temporal.ChronoUnit.MILLIS;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.problem.CommonProblem;
import io.tandem.chassis.problem.ProblemException;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.util.TypeLiteral;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * One neighbour and our patience with it. What a call throws that is no {@link NeighbourFailure}
 * passes through; a failure becomes the problem {@code neighbour-unavailable}.
 */
public final class Neighbour {

    /** What becomes of a call. */
    private enum Outcome {
        ANSWERED,
        FAILED,
        TIMED_OUT,
        REFUSED,
        LEFT_ALONE
    }

    private final String name;
    private final NeighbourSettings.Patience patience;
    private final Map<Outcome, Counter> calls = new EnumMap<>(Outcome.class);
    private final AtomicInteger open = new AtomicInteger();
    private final Guard attempt;
    private final Guard again;

    Neighbour(String name, NeighbourSettings.Patience patience, MeterRegistry meters) {
        this.name = name + "-service";
        this.patience = patience;
        this.attempt = attempt(name);
        this.again = again(name);
        show(meters);
    }

    /** All from the start: of a series that begins with 1 nobody sees that it rose. */
    private void show(MeterRegistry meters) {
        Gauge.builder("tandem.neighbour.open", open, AtomicInteger::get)
                .description("Whether a neighbour is left alone, since it gave no clear answers")
                .tag("neighbour", name)
                .register(meters);
        for (Outcome outcome : Outcome.values()) {
            calls.put(
                    outcome,
                    Counter.builder("tandem.neighbour.calls")
                            .description("Calls of a neighbour, by what became of them")
                            .tag("neighbour", name)
                            .tag(
                                    "outcome",
                                    outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .register(meters));
        }
    }

    /**
     * Makes a call that may be made twice: one that changes nothing, says the same each time, or
     * carries its key. It is made again when another attempt may fare better.
     */
    public <R, T> Uni<T> repeatedly(Supplier<Uni<R>> call, Function<? super R, T> read) {
        return told(here -> guarded(again, () -> once(here, call, read)));
    }

    /** Makes a call once: whoever calls goes on without the answer, or must not ask twice. */
    public <R, T> Uni<T> atMostOnce(Supplier<Uni<R>> call, Function<? super R, T> read) {
        return told(here -> once(here, call, read));
    }

    private <R, T> Uni<T> once(Executor here, Supplier<Uni<R>> call, Function<? super R, T> read) {
        long asked = System.nanoTime();
        return guarded(
                attempt,
                () ->
                        Uni.createFrom()
                                .deferred(() -> stillAwaited(asked) ? call.get() : tooLate())
                                .runSubscriptionOn(here)
                                .onFailure()
                                .transform(NeighbourFailure::of)
                                .map(read::apply));
    }

    /** Who waited for a place for longer than an attempt may take has been answered already. */
    private boolean stillAwaited(long asked) {
        return System.nanoTime() - asked < patience.attemptTimeout().toNanos();
    }

    private static <R> Uni<R> tooLate() {
        return Uni.createFrom().failure(new TimeoutException("no place came free in time"));
    }

    private static <T> Uni<T> guarded(Guard guard, Supplier<Uni<T>> call) {
        return guard.get(
                call,
                new TypeLiteral<Uni<T>>() {
                    private static final long serialVersionUID = 1L;
                });
    }

    /**
     * Whatever timer or socket comes in between, each attempt begins and the outcome goes on where
     * the call was made: who asks, and the trace, are known there.
     */
    private <T> Uni<T> told(Function<Executor, Uni<T>> call) {
        return Uni.createFrom()
                .deferred(() -> {
                    Executor here = here();
                    return call.apply(here)
                            .onItem()
                            .invoke(() -> count(Outcome.ANSWERED))
                            .onFailure()
                            .transform(this::told)
                            .emitOn(here);
                });
    }

    private static Executor here() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : task -> context.runOnContext(any -> task.run());
    }

    private Throwable told(Throwable failure) {
        switch (failure) {
            case CircuitBreakerOpenException _ -> count(Outcome.LEFT_ALONE);
            case BulkheadException _ -> count(Outcome.REFUSED);
            case TimeoutException _ -> count(Outcome.TIMED_OUT);
            case NeighbourFailure _ -> count(Outcome.FAILED);
            default -> {
                count(Outcome.ANSWERED);
                return failure;
            }
        }
        if (failure instanceof CircuitBreakerOpenException
                || failure instanceof BulkheadException) {
            // Nobody was asked; whoever comes while it is left alone would fill the log.
            Log.debugf("%s is not asked: %s", name, failure);
        } else {
            Log.warnf("%s gives no clear answer: %s", name, failure);
        }
        return ProblemException.of(
                        CommonProblem.NEIGHBOUR_UNAVAILABLE, name + " gives no clear answer now.")
                .with("neighbour", name)
                .with("retryAfterSeconds", Math.max(1, patience.retryAfter().toSeconds()));
    }

    private void count(Outcome outcome) {
        calls.get(outcome).increment();
    }

    private Guard attempt(String key) {
        NeighbourSettings.Breaker breaker = patience.breaker();
        return Guard.create()
                .withDescription(key + "-attempt")
                .withBulkhead()
                .limit(patience.concurrent())
                .queueSize(patience.waiting())
                .enableSynchronousQueueing()
                .done()
                .withTimeout()
                .duration(patience.attemptTimeout().toMillis(), MILLIS)
                .done()
                .withCircuitBreaker()
                .name("neighbour-" + key)
                .failOn(List.of(NeighbourFailure.class, TimeoutException.class))
                .requestVolumeThreshold(breaker.calls())
                .failureRatio(breaker.failuresPercent() / 100.0)
                .delay(breaker.openFor().toMillis(), MILLIS)
                .successThreshold(1)
                .onStateChange(this::changed)
                .done()
                .build();
    }

    private Guard again(String key) {
        return Guard.create()
                .withDescription(key + "-call")
                .withRetry()
                .maxRetries(patience.retries())
                .maxDuration(patience.retryWithin().toMillis(), MILLIS)
                .delay(patience.retryDelay().toMillis(), MILLIS)
                .jitter(patience.retryJitter().toMillis(), MILLIS)
                .whenException(Neighbour::mayPass)
                .withExponentialBackoff()
                .maxDelay(patience.retryWithin().dividedBy(2).toMillis(), MILLIS)
                .done()
                .done()
                .build();
    }

    private static boolean mayPass(Throwable failure) {
        return failure instanceof TimeoutException
                || failure instanceof NeighbourFailure known && known.isPassing();
    }

    private void changed(CircuitBreakerState state) {
        open.set(state == CircuitBreakerState.CLOSED ? 0 : 1);
        Log.infof("%s: the circuit is %s", name, state);
    }
}
