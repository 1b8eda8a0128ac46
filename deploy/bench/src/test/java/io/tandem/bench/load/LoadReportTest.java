package io.tandem.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LoadReportTest {

    private static final LoadReport REPORT = new LoadReport(10, 0, 2_000_000_000L, 1, 2, 3, 4, 5);

    @Test
    void isReadAsItWasWritten() {
        LoadReport read = LoadReport.in(REPORT.line());

        assertEquals(REPORT, read);
        assertEquals("5.000", read.intake().perSecond().toPlainString());
    }

    @Test
    void isToldFromWhatElseIsPrinted() {
        assertTrue(LoadReport.isIn(REPORT.line()));
        assertFalse(LoadReport.isIn("a warning"));
    }
}
