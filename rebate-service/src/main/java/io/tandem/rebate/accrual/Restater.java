package io.tandem.rebate.accrual;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.id.IdSource;
import io.tandem.rebate.accrual.AccrualSql.Later;
import io.tandem.rebate.accrual.AccrualSql.Present;
import io.tandem.rebate.accrual.LateMonthSql.LateMonth;
import io.tandem.rebate.accrual.model.Basis;
import io.tandem.rebate.accrual.model.Booked;
import io.tandem.rebate.accrual.model.Booking;
import io.tandem.rebate.accrual.model.Cause;
import io.tandem.rebate.accrual.model.Rating;
import io.tandem.rebate.feed.model.ChangeCause;
import io.tandem.rebate.ledger.model.EntryKind;
import io.tandem.rebate.trade.PutAwayMonths;
import io.tandem.rebate.trade.TradeKeySql.Place;
import io.tandem.rebate.trade.model.UserKey;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

/**
 * Rates stored trades anew. Where the new rating says something else, what is stored is taken back
 * and the new one entered: rating new less rating stored, as rows and as postings. The one way in
 * which a trade's earnings change. The caller holds the rating lock alone.
 */
@ApplicationScoped
public class Restater {

    private static final int PAGE = 1_000;

    private final AccrualSql accruals;
    private final LateMonthSql lateMonths;
    private final BasisSql bases;
    private final Bookkeeping bookkeeping;
    private final PutAwayMonths months;
    private final IdSource ids;
    private final Clock clock;

    Restater(
            AccrualSql accruals,
            LateMonthSql lateMonths,
            BasisSql bases,
            Bookkeeping bookkeeping,
            PutAwayMonths months,
            IdSource ids,
            Clock clock) {
        this.accruals = accruals;
        this.lateMonths = lateMonths;
        this.bases = bases;
        this.bookkeeping = bookkeeping;
        this.months = months;
        this.ids = ids;
        this.clock = clock;
    }

    private record Change(Present stored, Rating now, YearMonth postedPeriod) {}

    /**
     * Restates all trades of the users whose months are here. Of one that is put away in part the
     * present rating may be what is missing.
     */
    public Uni<Void> ofUsers(SqlConnection connection, Collection<UserKey> users, Cause cause) {
        return users.isEmpty()
                ? Uni.createFrom().voidItem()
                : months.keep(connection)
                        .chain(() -> months.all(connection))
                        .chain(away ->
                                pages(
                                        connection,
                                        cause,
                                        after ->
                                                accruals.ofUsers(
                                                        connection, users, away, after, PAGE),
                                        null));
    }

    /**
     * Restates the next of a programme's trades.
     *
     * @param after the last one that was looked at
     * @return the last one looked at now; empty when there are no more
     */
    Uni<Optional<Place>> piece(
            SqlConnection connection, String programme, Place after, int size, Cause cause) {
        return accruals.after(connection, programme, after, size)
                .call(page -> restate(connection, page, cause))
                .map(page ->
                        page.isEmpty() ? Optional.empty() : Optional.of(place(page.getLast())));
    }

    private static Place place(Present trade) {
        return new Place(trade.period(), trade.seq());
    }

    /** Restates one trade. */
    public Uni<Void> ofTrade(SqlConnection connection, Place place, Cause cause) {
        return accruals.ofTrade(connection, place).chain(page -> restate(connection, page, cause));
    }

    private Uni<Void> pages(
            SqlConnection connection,
            Cause cause,
            Function<Present, Uni<List<Present>>> read,
            Present after) {
        return read.apply(after)
                .chain(page -> {
                    Uni<Void> done = restate(connection, page, cause);
                    return page.size() < PAGE
                            ? done
                            : done.chain(() -> pages(connection, cause, read, page.getLast()));
                });
    }

    private Uni<Void> restate(SqlConnection connection, List<Present> page, Cause cause) {
        if (page.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return bases.of(connection, page.stream().map(Present::trade).toList())
                .chain(basis -> write(connection, basis, changes(page, basis), cause));
    }

    private static List<Change> changes(List<Present> page, Basis basis) {
        List<Change> changes = new ArrayList<>();
        for (Present stored : page) {
            Rating now = basis.rate(stored.trade(), stored.reversed());
            if (!now.agreesWith(stored.rating())) {
                changes.add(new Change(stored, now, basis.postedPeriod(stored.trade())));
            }
        }
        return changes;
    }

    private Uni<Void> write(
            SqlConnection connection, Basis basis, List<Change> changes, Cause cause) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Booking booking = new Booking(basis.maturedThrough());
        List<Rating> ratings = new ArrayList<>();
        for (Change change : changes) {
            booking.takeBack(
                    change.stored().trade(), change.stored().rating(), change.postedPeriod());
            booking.book(change.stored().trade(), change.now(), change.postedPeriod());
            ratings.add(change.stored().rating());
            ratings.add(change.now());
        }
        Booked booked = booking.close(EntryKind.RESTATEMENT, cause.words(), ids::next);
        List<Later> rows = rows(changes, booked, cause, clock.instant());
        return bookkeeping.write(
                connection,
                cause == Cause.REVERSAL ? ChangeCause.REVERSED : ChangeCause.RESTATED,
                booked,
                booked.came(),
                ratings,
                sources ->
                        lateMonths
                                .note(
                                        connection,
                                        late(rows),
                                        accruals.insert(connection, rows, sources))
                                .chain(() -> accruals.leave(connection, booked.left(), sources)));
    }

    private static List<Later> rows(List<Change> changes, Booked booked, Cause cause, Instant now) {
        List<Later> rows = new ArrayList<>(changes.size() * 2);
        for (Change change : changes) {
            Present stored = change.stored();
            Optional<UUID> entry =
                    booked.entryId(stored.trade().programme(), change.postedPeriod());
            int n = stored.n();
            rows.add(later(change, n + 1, cause, now, entered(change, entry, true)));
            rows.add(later(change, n + 2, cause, now, entered(change, entry, false)));
        }
        return rows;
    }

    private static SortedSet<LateMonth> late(List<Later> rows) {
        SortedSet<LateMonth> late = new TreeSet<>();
        rows.forEach(row -> LateMonth.of(row.of().trade(), row.entered()).ifPresent(late::add));
        return late;
    }

    private static Later later(Change change, int n, Cause cause, Instant now, Entered entered) {
        return new Later(change.stored(), n, cause, now, entered);
    }

    private static Entered entered(Change change, Optional<UUID> entry, boolean takenBack) {
        Rating rating = takenBack ? change.stored().rating() : change.now();
        return new Entered(
                rating,
                takenBack,
                change.postedPeriod(),
                entry.filter(id -> rating.gross().signum() != 0));
    }
}
