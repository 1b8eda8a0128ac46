package io.tandem.rebate.statement.model;

import io.tandem.chassis.money.Asset;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a partner accrued in a month, by asset and category. */
public final class Totals {

    private static final Comparator<Key> ORDER =
            Comparator.comparing((Key key) -> key.asset().code()).thenComparing(Key::category);

    private final SortedMap<Key, Sum> sums = new TreeMap<>(ORDER);

    /** A line of the totals. */
    public record Key(Asset asset, String category) {}

    /**
     * Sums of accruals, those that take back included.
     *
     * @param entries how many there were
     * @param accrued the partner's own parts
     */
    public record Sum(
            long entries, BigDecimal commissionable, BigDecimal gross, BigDecimal accrued) {

        public static final Sum NOTHING =
                new Sum(0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

        public Sum plus(Sum other) {
            return new Sum(
                    entries + other.entries,
                    commissionable.add(other.commissionable),
                    gross.add(other.gross),
                    accrued.add(other.accrued));
        }
    }

    public void add(Asset asset, Role role, Accrued row) {
        sums.merge(
                new Key(asset, row.category()),
                new Sum(1, row.commissionable(), row.gross(), row.partOf(role)),
                Sum::plus);
    }

    public SortedMap<Key, Sum> sums() {
        return sums;
    }
}
