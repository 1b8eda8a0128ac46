package io.tandem.bench.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProcStatTest {

    @Test
    void countsFieldsFromAfterTheNameWhateverIsInIt() {
        String stat =
                "4711 (a (b) c 9) S 1 4711 4711 0 -1 4194304 100 200 0 0 31 7 500 60 20 0 12 0 99";

        assertEquals(38, ProcStat.sum(stat, List.of(11, 12)));
        assertEquals(598, ProcStat.sum(stat, List.of(11, 12, 13, 14)));
    }

    @Test
    void findsThePeak() {
        String status = "Name:\tjava\nVmPeak:\t 4000000 kB\nVmHWM:\t  345678 kB\nVmRSS:\t 1 kB\n";

        assertEquals(OptionalLong.of(345_678), ProcStat.peakKib(status));
        assertEquals(OptionalLong.empty(), ProcStat.peakKib("Name:\tjava\n"));
    }
}
