package io.tandem.rebate.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final Map<Integer, UniEmitter<? super String>> running = new LinkedHashMap<>();
    private final List<String> ended = new ArrayList<>();
    private int atOnce = 2;
    private final Turns turns = new Turns(() -> atOnce);

    @Test
    void letsWhoeverWaitsOnInTheOrderOfComing() {
        come(1, 2, 3, 4);
        assertRunning(1, 2);

        end(2);
        assertRunning(1, 3);
        end(1);

        assertRunning(3, 4);
    }

    @Test
    void letsOneRunAtATimeOnceFewerAreAllowed() {
        come(1, 2, 3, 4);
        atOnce = 1;

        end(1);
        assertRunning(2);
        end(2);
        assertRunning(3);
        come(5);

        assertRunning(3);
    }

    @Test
    void fillsAllPlacesAgainOnceMoreAreAllowed() {
        atOnce = 1;
        come(1, 2, 3, 4);
        assertRunning(1);
        atOnce = 2;

        end(1);

        assertRunning(2, 3);
    }

    /** Who comes when places have just become free must not pass by those who wait for one. */
    @Test
    void letsNobodyPassByThoseWhoWait() {
        atOnce = 1;
        come(1, 2);
        atOnce = 2;

        come(3);
        end(1);

        assertRunning(2, 3);
    }

    @Test
    void alwaysLetsOneRun() {
        atOnce = 0;
        come(1, 2);
        assertRunning(1);

        end(1);

        assertRunning(2);
    }

    @Test
    void letsTheNextOnAfterAFailure() {
        atOnce = 1;
        come(1, 2);

        running.remove(1).fail(new IllegalStateException("wanted"));

        assertRunning(2);
        assertEquals(List.of("wanted"), ended);
    }

    private void come(int... numbers) {
        for (int number : numbers) {
            turns.take(() -> Uni.createFrom().<String>emitter(end -> running.put(number, end)))
                    .subscribe()
                    .with(ended::add, failure -> ended.add(failure.getMessage()));
        }
    }

    private void end(int number) {
        running.remove(number).complete("ended");
    }

    private void assertRunning(Integer... numbers) {
        assertEquals(List.of(numbers), List.copyOf(running.keySet()));
    }
}
