package io.tandem.bench.core;

import io.tandem.rebate.accrual.model.Booked;
import io.tandem.rebate.accrual.model.Booking;
import io.tandem.rebate.accrual.model.Rater;
import io.tandem.rebate.accrual.model.Rating;
import io.tandem.rebate.binding.model.Binding;
import io.tandem.rebate.ledger.model.EntryKind;
import io.tandem.rebate.plan.model.Plan;
import io.tandem.rebate.plan.model.Standing;
import io.tandem.rebate.reversal.model.Reversed;
import io.tandem.rebate.trade.model.ContentHash;
import io.tandem.rebate.trade.model.Trade;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a trade costs in the pure core: to hash, to rate, and to book as one of 500. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CoreBenchmark {

    private static final int BATCH = 500;

    private final List<Trade> trades =
            IntStream.range(0, BATCH).mapToObj(Specimens::trade).toList();
    private final List<Binding> bindings =
            IntStream.range(0, BATCH).mapToObj(Specimens::binding).toList();
    private final Plan plan = Specimens.plan();
    private final Standing standing = new Standing(new BigDecimal("2345678.9"), 12);
    private final List<Rating> ratings = IntStream.range(0, BATCH).mapToObj(this::rating).toList();

    private Rating rating(int i) {
        return Rater.rate(
                trades.get(i),
                Reversed.NOTHING,
                Optional.of(bindings.get(i)),
                Optional.of(plan),
                standing);
    }

    /** All of a batch's trades, one after another. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public List<UUID> contentHash() {
        List<UUID> hashes = new ArrayList<>(BATCH);
        for (Trade trade : trades) {
            hashes.add(ContentHash.of(trade));
        }
        return hashes;
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public List<Rating> rating() {
        List<Rating> rated = new ArrayList<>(BATCH);
        for (int i = 0; i < BATCH; i++) {
            rated.add(rating(i));
        }
        return rated;
    }

    /** Sums per account, roll-up and due day, and the journal's entry. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public Booked booking() {
        Booking booking = new Booking(LocalDate.of(2026, 9, 30));
        for (int i = 0; i < BATCH; i++) {
            booking.book(trades.get(i), ratings.get(i), trades.get(i).period());
        }
        return booking.close(EntryKind.ACCRUAL, "500 trades", UUID::randomUUID);
    }
}
