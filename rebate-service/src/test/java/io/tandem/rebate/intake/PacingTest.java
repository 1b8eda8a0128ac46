package io.tandem.rebate.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.http.ShortRequests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacingTest {

    private long nanos = Long.MAX_VALUE - 1;
    private final ShortRequests others = new ShortRequests(() -> nanos);

    @Test
    void goesAtFullSpeedWhileNobodyElseAsks() {
        assertEquals(List.of(1000, 3, Integer.MAX_VALUE), steps(pacing()));
    }

    @Test
    void givesWayUntilTheWindowAfterTheLatestRequestIsOver() {
        Pacing pacing = pacing();

        others.came();
        assertEquals(List.of(500, 1, 1), steps(pacing));
        pass(Duration.ofMillis(49));
        assertEquals(List.of(500, 1, 1), steps(pacing));
        others.came();
        pass(Duration.ofMillis(49));
        assertEquals(List.of(500, 1, 1), steps(pacing));
        pass(Duration.ofMillis(1));

        assertEquals(List.of(1000, 3, Integer.MAX_VALUE), steps(pacing));
    }

    @Test
    void neverGivesWayForNoTime() {
        Pacing pacing = pacing("give-way.window", "0s");

        others.came();

        assertEquals(List.of(1000, 3, Integer.MAX_VALUE), steps(pacing));
    }

    @Test
    void neverTakesLargerStepsWhenItGivesWay() {
        Pacing pacing =
                pacing("batch", "200", "give-way.batches-at-once", "4", "give-way.writers", "3");

        others.came();

        assertEquals(List.of(200, 3, 2), steps(pacing));
    }

    /** Two of streams write at once; beside other callers one does, and those have both places. */
    @Test
    void leavesAPlaceToWritersThatAreNoStreams() {
        IntakeSettings settings = SomeIntakeSettings.with();
        Writers writers = new Writers(settings, new Pacing(others, settings));
        List<String> running = new ArrayList<>();

        others.came();
        for (int batch = 1; batch <= 2; batch++) {
            String name = "stream " + batch;
            writers.ofStream(() -> writers.write(() -> endless(name, running)))
                    .subscribe()
                    .with(end -> {});
        }
        for (int batch = 1; batch <= 2; batch++) {
            String name = "single " + batch;
            writers.write(() -> endless(name, running)).subscribe().with(end -> {});
        }

        assertEquals(List.of("stream 1", "single 1"), running);
    }

    private static Uni<Void> endless(String name, List<String> running) {
        return Uni.createFrom().emitter(end -> running.add(name));
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    private static List<Integer> steps(Pacing pacing) {
        return List.of(pacing.lines(), pacing.atOnce(), pacing.writers());
    }

    private Pacing pacing(String... namesAndValues) {
        return new Pacing(others, SomeIntakeSettings.with(namesAndValues));
    }
}
