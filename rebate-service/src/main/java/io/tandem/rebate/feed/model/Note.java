package io.tandem.rebate.feed.model;

import io.tandem.chassis.money.Asset;
import io.tandem.rebate.earnings.model.EarningKey;
import io.tandem.rebate.ledger.model.Account;
import io.tandem.rebate.ledger.model.JournalEntry;
import io.tandem.rebate.ledger.model.Movement;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One change of the books, as the feed keeps it: the journal entries that tell of it, and what they
 * cannot tell. Its size does not grow with the trades of a batch, except by what is unposted.
 */
public record Note(ChangeCause cause, List<Posted> entries, List<Unposted> unposted) {

    public Note {
        entries = List.copyOf(entries);
        unposted = List.copyOf(unposted);
    }

    /**
     * An entry, with what lets a reader pass over it unread.
     *
     * @param periods the months that its amounts belong to
     */
    public record Posted(JournalEntry entry, Set<YearMonth> periods) {

        static Posted of(JournalEntry entry) {
            Set<YearMonth> periods = new TreeSet<>();
            entry.lines().forEach(line -> periods.add(line.period()));
            return new Posted(entry, periods);
        }
    }

    public static Note of(ChangeCause cause, JournalEntry entry) {
        return new Note(cause, List.of(Posted.of(entry)), List.of());
    }

    public static Note bound(Collection<Unposted> changes) {
        return new Note(ChangeCause.BOUND, List.of(), sorted(changes.stream()));
    }

    /**
     * @param earnings the lines of the roll-up that changed: those whose partner, month and asset
     *     no entry tells of are unposted
     */
    public static Note of(
            ChangeCause cause, Collection<JournalEntry> entries, Collection<EarningKey> earnings) {
        Map<Unposted, BigDecimal> told = new HashMap<>();
        for (JournalEntry entry : entries) {
            for (Movement line : entry.lines()) {
                tell(told, entry, line, line.credit(), line.amount().amount());
                tell(told, entry, line, line.debit(), line.amount().amount().negate());
            }
        }
        Stream<Unposted> unposted =
                earnings.stream()
                        .map(Note::change)
                        .filter(change -> told.getOrDefault(change, BigDecimal.ZERO).signum() == 0);
        return new Note(cause, entries.stream().map(Posted::of).toList(), sorted(unposted));
    }

    public boolean isEmpty() {
        return entries.isEmpty() && unposted.isEmpty();
    }

    private static void tell(
            Map<Unposted, BigDecimal> told,
            JournalEntry entry,
            Movement line,
            Account account,
            BigDecimal amount) {
        account.partner()
                .ifPresent(partner ->
                        told.merge(
                                new Unposted(
                                        partner,
                                        entry.programme().orElse(""),
                                        line.period(),
                                        Optional.of(line.amount().asset())),
                                amount,
                                BigDecimal::add));
    }

    private static Unposted change(EarningKey key) {
        Optional<Asset> asset = Optional.of(key.asset());
        return new Unposted(
                key.source().partnerId(), key.source().programme(), key.period(), asset);
    }

    private static List<Unposted> sorted(Stream<Unposted> changes) {
        return changes.distinct().sorted(Unposted.ORDER).toList();
    }
}
