package io.tandem.rebate.accrual.model;

import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Money;
import io.tandem.rebate.earnings.model.Activity;
import io.tandem.rebate.earnings.model.EarningDelta;
import io.tandem.rebate.earnings.model.EarningKey;
import io.tandem.rebate.ledger.model.Account;
import io.tandem.rebate.ledger.model.EntryKind;
import io.tandem.rebate.ledger.model.JournalEntry;
import io.tandem.rebate.ledger.model.Movement;
import io.tandem.rebate.ledger.model.Pocket;
import io.tandem.rebate.trade.model.Trade;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Adds up what many ratings do to the books: one journal entry per programme and month of posting,
 * with one line per account, asset and month, the roll-up's sums, and what becomes available when.
 * Taking a rating back undoes exactly what booking it did, on the same accounts.
 */
public final class Booking {

    private static final Comparator<Movement> LINE_ORDER =
            Comparator.comparing((Movement line) -> line.credit().name())
                    .thenComparing(line -> line.debit().name())
                    .thenComparing(line -> line.amount().asset())
                    .thenComparing(Movement::period);

    private record LineKey(Account account, Asset asset, YearMonth period) {}

    private final LocalDate maturedThrough;
    private final Map<Books, Map<LineKey, BigDecimal>> lines = new HashMap<>();
    private final Map<EarningKey, EarningDelta> earnings = new HashMap<>();
    private final Map<Due, BigDecimal> dues = new HashMap<>();
    private final Set<Activity> came = new HashSet<>();
    private final Set<Activity> left = new HashSet<>();

    /**
     * @param maturedThrough the last day whose dues have been made available: what falls due by
     *     then is available at once
     */
    public Booking(LocalDate maturedThrough) {
        this.maturedThrough = maturedThrough;
    }

    /** The books of a programme's month. */
    public record Books(String programme, YearMonth postedPeriod) {}

    /** What becomes available to a partner on a day. */
    public record Due(LocalDate on, UUID partnerId, Asset asset) {}

    public void book(Trade trade, Rating rating, YearMonth postedPeriod) {
        enter(trade, rating, postedPeriod, false);
        activity(trade, rating).ifPresent(came::add);
    }

    public void takeBack(Trade trade, Rating rating, YearMonth postedPeriod) {
        enter(trade, rating, postedPeriod, true);
        activity(trade, rating).ifPresent(left::add);
    }

    private void enter(Trade trade, Rating rating, YearMonth posted, boolean negated) {
        if (rating.attribution().isEmpty()) {
            return;
        }
        Attribution whose = rating.attribution().get();
        Parts parts = rating.parts();
        Books books = new Books(trade.programme(), posted);
        give(books, trade, rating, whose.partnerId(), parts.owner(), negated);
        if (whose.coInviterId().isPresent()) {
            give(books, trade, rating, whose.coInviterId().get(), parts.coInviter(), negated);
        }
        Account invitee = new Account.Invitee(trade.programme(), trade.userId());
        line(books, invitee, trade, signed(parts.invitee(), negated));
        earn(trade, rating, whose, negated);
    }

    private void give(
            Books books,
            Trade trade,
            Rating rating,
            UUID partnerId,
            BigDecimal part,
            boolean negated) {
        if (part.signum() == 0) {
            return;
        }
        BigDecimal amount = signed(part, negated);
        Optional<LocalDate> due = rating.dueOn().filter(day -> day.isAfter(maturedThrough));
        Pocket pocket = due.isPresent() ? Pocket.PENDING : Pocket.AVAILABLE;
        line(books, new Account.OfPartner(partnerId, pocket), trade, amount);
        due.ifPresent(day ->
                dues.merge(new Due(day, partnerId, trade.feeAsset()), amount, BigDecimal::add));
    }

    private void line(Books books, Account account, Trade trade, BigDecimal amount) {
        if (amount.signum() != 0) {
            lines.computeIfAbsent(books, any -> new HashMap<>())
                    .merge(
                            new LineKey(account, trade.feeAsset(), trade.period()),
                            amount,
                            BigDecimal::add);
        }
    }

    private void earn(Trade trade, Rating rating, Attribution whose, boolean negated) {
        if (!rating.reason().isActivity()) {
            return;
        }
        EarningKey key = key(trade, rating, whose);
        Parts parts = rating.parts();
        add(
                key,
                new EarningDelta(
                        1,
                        trade.volumeUsd(),
                        rating.commissionable(),
                        rating.gross(),
                        parts.owner()),
                negated);
        if (parts.coInviter().signum() != 0) {
            add(
                    new EarningKey(
                            whose.source().of(whose.coInviterId().orElseThrow()),
                            key.day(),
                            key.asset(),
                            key.category()),
                    EarningDelta.rebateAlone(parts.coInviter()),
                    negated);
        }
    }

    private void add(EarningKey key, EarningDelta delta, boolean negated) {
        earnings.merge(key, negated ? delta.negated() : delta, EarningDelta::plus);
    }

    private static Optional<Activity> activity(Trade trade, Rating rating) {
        return rating.attribution()
                .filter(whose -> rating.reason().isActivity())
                .map(whose -> new Activity(key(trade, rating, whose), trade.userId()));
    }

    private static EarningKey key(Trade trade, Rating rating, Attribution whose) {
        return new EarningKey(whose.source(), trade.day(), trade.feeAsset(), rating.category());
    }

    private static BigDecimal signed(BigDecimal part, boolean negated) {
        return negated ? part.negate() : part;
    }

    /** All of it as one result; what cancelled itself out is gone. */
    public Booked close(EntryKind kind, String reference, Supplier<UUID> ids) {
        Map<Books, JournalEntry> entries = new HashMap<>();
        lines.forEach((books, sums) -> {
            List<Movement> movements = movements(books, sums);
            if (!movements.isEmpty()) {
                entries.put(
                        books,
                        new JournalEntry(
                                ids.get(),
                                kind,
                                Optional.of(books.programme()),
                                books.postedPeriod(),
                                reference,
                                movements));
            }
        });
        earnings.values().removeIf(EarningDelta::isZero);
        dues.values().removeIf(sum -> sum.signum() == 0);
        left.removeAll(came);
        return new Booked(entries, earnings, dues, came, left);
    }

    private static List<Movement> movements(Books books, Map<LineKey, BigDecimal> sums) {
        Account expense = new Account.Expense(books.programme());
        List<Movement> movements = new ArrayList<>(sums.size());
        sums.forEach((key, sum) -> {
            if (sum.signum() != 0) {
                Money net = new Money(key.asset(), sum);
                movements.add(Movement.net(expense, key.account(), net, key.period()));
            }
        });
        movements.sort(LINE_ORDER);
        return movements;
    }
}
