package io.tandem.rebate.ledger.model;

import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Money;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Movements that happen together or not at all, for one reason. Refuses to be empty; it cannot be
 * unbalanced, since each of its lines balances.
 *
 * @param postedPeriod the month whose books it is in: the one the amounts belong to or, when that
 *     is closed, the first open one
 */
public record JournalEntry(
        UUID id,
        EntryKind kind,
        Optional<String> programme,
        YearMonth postedPeriod,
        String reference,
        List<Movement> lines) {

    /** An account in one asset: what a balance is kept of. */
    public record Holding(Account account, Asset asset) implements Comparable<Holding> {

        private static final Comparator<Holding> ORDER =
                Comparator.comparing((Holding holding) -> holding.account().name())
                        .thenComparing(Holding::asset);

        @Override
        public int compareTo(Holding other) {
            return ORDER.compare(this, other);
        }
    }

    public JournalEntry {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a journal entry has lines");
        }
    }

    /** What the entry adds to each account, credits less debits; per asset these sum to zero. */
    public SortedMap<Holding, BigDecimal> effects() {
        SortedMap<Holding, BigDecimal> effects = new TreeMap<>();
        for (Movement line : lines) {
            Money amount = line.amount();
            effects.merge(
                    new Holding(line.credit(), amount.asset()), amount.amount(), BigDecimal::add);
            effects.merge(
                    new Holding(line.debit(), amount.asset()),
                    amount.amount().negate(),
                    BigDecimal::add);
        }
        return effects;
    }
}
