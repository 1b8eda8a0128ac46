package io.tandem.rebate.accrual.model;

import io.tandem.rebate.earnings.model.Activity;
import io.tandem.rebate.earnings.model.EarningDelta;
import io.tandem.rebate.earnings.model.EarningKey;
import io.tandem.rebate.ledger.model.JournalEntry;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a set of ratings does to the books, added up.
 *
 * @param came users who traded on a line of the roll-up
 * @param left users of whom a trade was taken off a line; they may have others on it
 */
public record Booked(
        Map<Booking.Books, JournalEntry> entries,
        Map<EarningKey, EarningDelta> earnings,
        Map<Booking.Due, BigDecimal> dues,
        Set<Activity> came,
        Set<Activity> left) {

    /** The entry in which a programme's postings of a month stand, if there are any. */
    public Optional<UUID> entryId(String programme, YearMonth postedPeriod) {
        return Optional.ofNullable(entries.get(new Booking.Books(programme, postedPeriod)))
                .map(JournalEntry::id);
    }
}
