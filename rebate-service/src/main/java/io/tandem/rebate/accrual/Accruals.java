package io.tandem.rebate.accrual;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.id.IdSource;
import io.tandem.rebate.accrual.LateMonthSql.LateMonth;
import io.tandem.rebate.accrual.RatedTradeSql.Rated;
import io.tandem.rebate.accrual.model.Basis;
import io.tandem.rebate.accrual.model.Booked;
import io.tandem.rebate.accrual.model.Booking;
import io.tandem.rebate.accrual.model.Rating;
import io.tandem.rebate.feed.model.ChangeCause;
import io.tandem.rebate.ledger.model.EntryKind;
import io.tandem.rebate.trade.TradeKeySql;
import io.tandem.rebate.trade.TradeKeySql.Claim;
import io.tandem.rebate.trade.model.Trade;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/** Rates trades for the first time. */
@ApplicationScoped
public class Accruals {

    private final RatedTradeSql trades;
    private final LateMonthSql lateMonths;
    private final Bookkeeping bookkeeping;
    private final OnePieceSql onePiece;
    private final IdSource ids;
    private final Clock clock;

    Accruals(
            RatedTradeSql trades,
            LateMonthSql lateMonths,
            Bookkeeping bookkeeping,
            OnePieceSql onePiece,
            IdSource ids,
            Clock clock) {
        this.trades = trades;
        this.lateMonths = lateMonths;
        this.bookkeeping = bookkeeping;
        this.onePiece = onePiece;
        this.ids = ids;
        this.clock = clock;
    }

    /** Trades with their first ratings, and what these come to. */
    private record Batch(List<Rated> rows, List<Rating> ratings, Booked booked) {

        SortedSet<LateMonth> late() {
            SortedSet<LateMonth> late = new TreeSet<>();
            rows.forEach(row -> LateMonth.of(row.trade(), row.entered()).ifPresent(late::add));
            return late;
        }
    }

    /** Stores trades that were let in with their accruals, and posts them. */
    public Uni<Void> accrue(SqlConnection connection, List<Claim> news, Ground ground) {
        if (news.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Batch batch = rate(news, ground.basis());
        return bookkeeping.write(
                connection,
                ChangeCause.ACCRUED,
                batch.booked(),
                ground.toWrite(batch.booked().came()),
                batch.ratings(),
                sources ->
                        lateMonths.note(
                                connection,
                                batch.late(),
                                trades.insert(connection, batch.rows(), clock.instant(), sources)));
    }

    /**
     * Lets trades in that are all new, and does the same, in one statement that commits by itself.
     * It fails as {@link TradeKeySql#isReplay} or {@link RatingLock#isOver} says if that cannot be.
     *
     * @return empty if the database has to be asked for something first, or told of late months
     */
    public Optional<Uni<Void>> enter(List<Claim> claims, Ground ground) {
        Batch batch = rate(claims, ground.basis());
        if (!batch.late().isEmpty()) {
            return Optional.empty();
        }
        return bookkeeping
                .known(
                        ChangeCause.ACCRUED,
                        batch.booked(),
                        ground.toWrite(batch.booked().came()),
                        batch.ratings(),
                        sources ->
                                OnePieceSql.trades(
                                        batch.rows(),
                                        RatedTradeSql.columns(
                                                batch.rows(), clock.instant(), sources)))
                .map(rest -> onePiece.write(ground.epoch(), TradeKeySql.columns(claims), rest));
    }

    private Batch rate(List<Claim> news, Basis basis) {
        Booking booking = new Booking(basis.maturedThrough());
        List<Rating> ratings = new ArrayList<>(news.size());
        for (Claim claim : news) {
            Rating rating = basis.rate(claim.trade());
            booking.book(claim.trade(), rating, basis.postedPeriod(claim.trade()));
            ratings.add(rating);
        }
        String reference = news.size() == 1 ? "1 trade" : news.size() + " trades";
        Booked booked = booking.close(EntryKind.ACCRUAL, reference, ids::next);
        List<Rated> rows = new ArrayList<>(news.size());
        for (int i = 0; i < news.size(); i++) {
            rows.add(row(news.get(i), ratings.get(i), basis, booked));
        }
        return new Batch(rows, ratings, booked);
    }

    private static Rated row(Claim claim, Rating rating, Basis basis, Booked booked) {
        Trade trade = claim.trade();
        YearMonth posted = basis.postedPeriod(trade);
        Optional<UUID> entry =
                booked.entryId(trade.programme(), posted)
                        .filter(id -> rating.gross().signum() != 0);
        return new Rated(trade, claim.place(), new Entered(rating, false, posted, entry));
    }
}
