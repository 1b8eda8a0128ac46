package io.tandem.rebate.earnings.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tandem.rebate.earnings.model.Window.Piece;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowTest {

    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    private static Window window(String from, String to) {
        return Window.of(
                NOVEMBER,
                from == null ? null : Instant.parse(from),
                to == null ? null : Instant.parse(to));
    }

    private static Piece piece(String start, String end) {
        return new Piece(Instant.parse(start), Instant.parse(end));
    }

    @Test
    void cutsDaysOnlyAtItsEdges() {
        Window window = window("2026-11-03T10:00:00Z", "2026-11-05T00:00:00.000001Z");

        assertEquals(LocalDate.of(2026, 11, 4), window.firstDay());
        assertEquals(LocalDate.of(2026, 11, 5), window.dayAfter());
        assertEquals(
                List.of(
                        piece("2026-11-03T10:00:00Z", "2026-11-04T00:00:00Z"),
                        piece("2026-11-05T00:00:00Z", "2026-11-05T00:00:00.000001Z")),
                window.pieces());
    }

    @Test
    void withinADayIsOnePiece() {
        Window window = window("2026-11-03T10:00:00Z", "2026-11-03T11:00:00Z");

        assertEquals(
                List.of(piece("2026-11-03T10:00:00Z", "2026-11-03T11:00:00Z")), window.pieces());
        assertTrue(window.dayAfter().isBefore(window.firstDay()));
    }

    @Test
    void ofWholeDaysNothingIsLeft() {
        Window window = window("2026-10-15T12:00:00Z", "2026-11-05T00:00:00Z");

        assertEquals(LocalDate.of(2026, 11, 1), window.firstDay());
        assertEquals(LocalDate.of(2026, 11, 5), window.dayAfter());
        assertEquals(List.of(), window.pieces());
        assertEquals(List.of(), window(null, "2027-01-01T00:00:00Z").pieces());
    }

    @Test
    void outsideTheMonthIsNothing() {
        for (Window window :
                List.of(
                        window(null, "2026-10-31T10:00:00Z"),
                        window("2026-12-01T10:00:00Z", null))) {
            assertEquals(List.of(), window.pieces());
            assertTrue(!window.firstDay().isBefore(window.dayAfter()), window::toString);
        }
    }
}
