package io.tandem.rebate.feed;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.tandem.rebate.feed.model.ChangeCause;
import io.tandem.rebate.feed.model.Note;
import io.tandem.rebate.feed.model.Unposted;
import io.tandem.rebate.ledger.model.JournalEntry;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/** A note as the feed's row has it. */
@RegisterForReflection
record EarningsNote(ChangeCause cause, List<Entry> entries, List<Line> unposted) {

    /** A journal entry; of how many lines, so that a reader can tell how much it will be. */
    @RegisterForReflection
    record Entry(
            UUID id, String programme, YearMonth postedPeriod, List<YearMonth> periods, int lines) {

        private static Entry of(Note.Posted posted) {
            JournalEntry entry = posted.entry();
            return new Entry(
                    entry.id(),
                    entry.programme().orElse(null),
                    entry.postedPeriod(),
                    List.copyOf(posted.periods()),
                    entry.lines().size());
        }

        boolean tellsOf(YearMonth before) {
            return before == null || periods.stream().anyMatch(month -> month.isBefore(before));
        }
    }

    /** What no entry tells. */
    @RegisterForReflection
    record Line(UUID partnerId, String programme, YearMonth period, String asset) {

        private static Line of(Unposted change) {
            return new Line(
                    change.partnerId(),
                    change.programme(),
                    change.period(),
                    change.asset().map(asset -> asset.code()).orElse(null));
        }
    }

    static EarningsNote of(Note note) {
        return new EarningsNote(
                note.cause(),
                note.entries().stream().map(Entry::of).toList(),
                note.unposted().stream().map(Line::of).toList());
    }

    /** How many changes it can be told as, at most. */
    int weight() {
        return unposted.size() + entries.stream().mapToInt(Entry::lines).sum();
    }
}
