package io.tandem.rebate.period.model;

import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;

/** Which months of which programmes are closed: per programme, all up to the last closed one. */
public record Calendar(Map<String, YearMonth> lastClosed) {

    public Calendar {
        lastClosed = Map.copyOf(lastClosed);
    }

    /** The month in whose books an amount of the month is posted: itself, or the first open one. */
    public YearMonth postedPeriod(String programme, YearMonth month) {
        return firstOpen(programme).filter(open -> open.isAfter(month)).orElse(month);
    }

    /**
     * The month whose fixed standings rate a trade of the month: its own once it is fixed, until
     * then the last that is; empty when no month was ever closed.
     */
    public Optional<YearMonth> standingPeriod(String programme, YearMonth month) {
        return firstOpen(programme).map(fixed -> fixed.isBefore(month) ? fixed : month);
    }

    /** The month after the last closed one: open, with its tiers fixed. */
    public Optional<YearMonth> firstOpen(String programme) {
        return Optional.ofNullable(lastClosed.get(programme)).map(month -> month.plusMonths(1));
    }

    public boolean isClosed(String programme, YearMonth month) {
        YearMonth last = lastClosed.get(programme);
        return last != null && !month.isAfter(last);
    }
}
