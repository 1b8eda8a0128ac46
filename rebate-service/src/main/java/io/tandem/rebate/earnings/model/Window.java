package io.tandem.rebate.earnings.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The part {@code [start, end)} of a month in which what was traded counts, by the moment of its
 * execution. Whole days of it, in UTC, are in the roll-up; the pieces of days at its edges are not.
 * Empty where it ends before it starts.
 */
public record Window(Instant start, Instant end) {

    /** A piece of one day. */
    public record Piece(Instant start, Instant end) {}

    /** What lies in the month of the time from {@code from} until {@code to}; null is unbounded. */
    public static Window of(YearMonth month, Instant from, Instant to) {
        Instant first = midnight(month.atDay(1));
        Instant next = midnight(month.plusMonths(1).atDay(1));
        Instant start = from == null || from.isBefore(first) ? first : from;
        Instant end = to == null || to.isAfter(next) ? next : to;
        return new Window(start, end.isBefore(start) ? start : end);
    }

    /** The first whole day. */
    public LocalDate firstDay() {
        LocalDate day = day(start);
        return midnight(day).equals(start) ? day : day.plusDays(1);
    }

    /** The day after the last whole day; not after the first where there is none. */
    public LocalDate dayAfter() {
        return day(end);
    }

    /** What is left beside the whole days: two pieces at most. */
    public List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        Instant wholeFrom = midnight(firstDay());
        Instant wholeTo = midnight(dayAfter());
        if (wholeTo.isBefore(wholeFrom)) {
            add(pieces, start, end);
        } else {
            add(pieces, start, wholeFrom);
            add(pieces, wholeTo, end);
        }
        return List.copyOf(pieces);
    }

    private static void add(List<Piece> pieces, Instant start, Instant end) {
        if (start.isBefore(end)) {
            pieces.add(new Piece(start, end));
        }
    }

    private static LocalDate day(Instant instant) {
        return instant.truncatedTo(ChronoUnit.DAYS).atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static Instant midnight(LocalDate day) {
        return OffsetDateTime.of(day.atStartOfDay(), ZoneOffset.UTC).toInstant();
    }
}
