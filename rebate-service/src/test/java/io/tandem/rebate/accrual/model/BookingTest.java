package io.tandem.rebate.accrual.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tandem.rebate.ledger.model.EntryKind;
import io.tandem.rebate.ledger.model.JournalEntry;
import io.tandem.rebate.ledger.model.JournalEntry.Holding;
import io.tandem.rebate.plan.model.Standing;
import io.tandem.rebate.reversal.model.Reversed;
import io.tandem.rebate.trade.model.Trade;
import io.tandem.testkit.Seeds;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BookingTest {

    private static final LocalDate LONG_AGO = LocalDate.parse("2020-01-01");
    private static final YearMonth MARCH = YearMonth.parse("2026-03");

    private static Rating rating(Trade trade, int holdDays) {
        return Rater.rate(
                trade,
                Reversed.NOTHING,
                Optional.of(Cases.binding("0.2", "0.1", null)),
                Optional.of(Cases.plan("0.3", holdDays, null)),
                Standing.NONE);
    }

    private static Booked closed(Booking booking) {
        return booking.close(EntryKind.ACCRUAL, "test", UUID::randomUUID);
    }

    @Test
    void postsOneLinePerAccountAndAsset() {
        Booking booking = new Booking(LONG_AGO);
        for (int i = 0; i < 10; i++) {
            Trade trade = Cases.trade("1");
            booking.book(trade, rating(trade, 0), MARCH);
        }

        JournalEntry entry = closed(booking).entries().values().iterator().next();

        Map<String, BigDecimal> effects = effects(List.of(entry));
        assertEquals(3, entry.lines().size());
        assertEquals(new BigDecimal("-3"), effects.get("programme:okx:expense"));
        assertEquals(new BigDecimal("2.1"), effects.get("partner:" + Cases.OWNER + ":available"));
        assertEquals(
                new BigDecimal("0.6"), effects.get("partner:" + Cases.CO_INVITER + ":available"));
        assertEquals(new BigDecimal("0.3"), effects.get("invitee:okx:alice"));
    }

    @Test
    void holdsBackOnlyWhatHasNotFallenDue() {
        Trade trade = Cases.trade("1");
        Booking before = new Booking(LocalDate.parse("2026-03-23"));
        before.book(trade, rating(trade, 14), MARCH);
        Booking after = new Booking(LocalDate.parse("2026-03-24"));
        after.book(trade, rating(trade, 14), MARCH);

        Booked held = closed(before);
        Booked due = closed(after);

        assertTrue(
                effects(held.entries().values())
                        .containsKey("partner:" + Cases.OWNER + ":pending"));
        assertEquals(2, held.dues().size());
        assertTrue(
                effects(due.entries().values())
                        .containsKey("partner:" + Cases.OWNER + ":available"));
        assertTrue(due.dues().isEmpty());
    }

    @Test
    void leavesNothingOfWhatIsTakenBack() {
        Seeds.forAll(
                200,
                random -> {
                    Booking booking = new Booking(LONG_AGO);
                    for (Trade trade : trades(random, 20)) {
                        Rating rating = rating(trade, random.nextInt(3));
                        booking.book(trade, rating, MARCH);
                        booking.takeBack(trade, rating, MARCH);
                    }

                    Booked booked = closed(booking);

                    assertTrue(booked.entries().isEmpty());
                    assertTrue(booked.earnings().isEmpty());
                    assertTrue(booked.dues().isEmpty());
                });
    }

    @Test
    void addsUpToTheSameInAnyOrderAndAnyBatches() {
        Seeds.forAll(
                200,
                random -> {
                    List<Trade> trades = trades(random, 30);
                    Map<String, BigDecimal> whole = booked(List.of(trades));

                    Collections.shuffle(trades, random);
                    int cut = random.nextInt(trades.size());
                    Map<String, BigDecimal> parts =
                            booked(
                                    List.of(
                                            trades.subList(0, cut),
                                            trades.subList(cut, trades.size())));

                    assertEquals(whole, parts);
                    assertEquals(
                            0,
                            whole.values().stream()
                                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                                    .signum());
                });
    }

    private static Map<String, BigDecimal> booked(List<List<Trade>> batches) {
        List<JournalEntry> entries = new ArrayList<>();
        for (List<Trade> batch : batches) {
            Booking booking = new Booking(LONG_AGO);
            batch.forEach(trade -> booking.book(trade, rating(trade, 0), MARCH));
            entries.addAll(closed(booking).entries().values());
        }
        return effects(entries);
    }

    private static List<Trade> trades(Random random, int count) {
        List<Trade> trades = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            trades.add(
                    Cases.trade(BigDecimal.valueOf(random.nextInt(1_000_000), 12).toPlainString()));
        }
        return trades;
    }

    private static Map<String, BigDecimal> effects(Iterable<JournalEntry> entries) {
        Map<String, BigDecimal> effects = new TreeMap<>();
        for (JournalEntry entry : entries) {
            for (Map.Entry<Holding, BigDecimal> effect : entry.effects().entrySet()) {
                effects.merge(effect.getKey().account().name(), effect.getValue(), BigDecimal::add);
            }
        }
        effects.replaceAll((name, sum) -> sum.stripTrailingZeros());
        return effects;
    }
}
