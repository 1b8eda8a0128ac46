package io.tandem.rebate.ledger.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Money;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JournalEntryTest {

    private static final Asset USDT = new Asset("USDT");
    private static final YearMonth MARCH = YearMonth.parse("2026-03");
    private static final Account EXPENSE = new Account.Expense("okx");
    private static final Account PURSE = new Account.OfPartner(new UUID(0, 1), Pocket.AVAILABLE);

    @Test
    void refusesALineThatDoesNotMoveAnything() {
        for (String amount : List.of("0", "-1")) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new Movement(EXPENSE, PURSE, Money.of(USDT, amount), MARCH));
        }
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new Movement(
                                PURSE,
                                new Account.OfPartner(new UUID(0, 1), Pocket.AVAILABLE),
                                Money.of(USDT, "1"),
                                MARCH));
    }

    @Test
    void refusesAnEntryWithoutLines() {
        assertThrows(IllegalArgumentException.class, () -> entry(List.of()));
    }

    @Test
    void balancesInEachAssetWhateverItsLines() {
        JournalEntry entry =
                entry(
                        List.of(
                                new Movement(EXPENSE, PURSE, Money.of(USDT, "5"), MARCH),
                                Movement.net(EXPENSE, PURSE, Money.of(USDT, "-2"), MARCH),
                                new Movement(
                                        EXPENSE, PURSE, Money.of(new Asset("BTC"), "1"), MARCH)));

        assertEquals(
                new BigDecimal("3"), entry.effects().get(new JournalEntry.Holding(PURSE, USDT)));
        BigDecimal sum =
                entry.effects().entrySet().stream()
                        .filter(effect -> effect.getKey().asset().equals(USDT))
                        .map(java.util.Map.Entry::getValue)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(0, sum.signum());
    }

    private static JournalEntry entry(List<Movement> lines) {
        return new JournalEntry(
                new UUID(0, 9), EntryKind.ACCRUAL, Optional.of("okx"), MARCH, "test", lines);
    }
}
