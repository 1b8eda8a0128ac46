package io.tandem.rebate.accrual;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.id.IdSource;
import io.tandem.rebate.accrual.RatedTradeSql.Rated;
import io.tandem.rebate.accrual.model.Basis;
import io.tandem.rebate.accrual.model.Booked;
import io.tandem.rebate.accrual.model.Booking;
import io.tandem.rebate.accrual.model.Rating;
import io.tandem.rebate.feed.model.ChangeCause;
import io.tandem.rebate.ledger.model.EntryKind;
import io.tandem.rebate.trade.model.Trade;
import io.tandem.rebate.trade.model.TradeKey;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Rates trades for the first time. */
@ApplicationScoped
public class Accruals {

    private final RatedTradeSql trades;
    private final Bookkeeping bookkeeping;
    private final IdSource ids;
    private final Clock clock;

    Accruals(RatedTradeSql trades, Bookkeeping bookkeeping, IdSource ids, Clock clock) {
        this.trades = trades;
        this.bookkeeping = bookkeeping;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Stores new trades with their accruals, and posts them.
     *
     * @param seqs the number under which each was let in
     */
    public Uni<Void> accrue(
            SqlConnection connection, List<Trade> news, Map<TradeKey, Long> seqs, Ground ground) {
        if (news.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Basis basis = ground.basis();
        Booking booking = new Booking(basis.maturedThrough());
        List<Rating> ratings = new ArrayList<>(news.size());
        for (Trade trade : news) {
            Rating rating = basis.rate(trade);
            booking.book(trade, rating, basis.postedPeriod(trade));
            ratings.add(rating);
        }
        String reference = news.size() == 1 ? "1 trade" : news.size() + " trades";
        Booked booked = booking.close(EntryKind.ACCRUAL, reference, ids::next);
        List<Rated> rows = new ArrayList<>(news.size());
        for (int i = 0; i < news.size(); i++) {
            rows.add(rated(news.get(i), ratings.get(i), seqs, basis, booked));
        }
        return bookkeeping.write(
                connection,
                ChangeCause.ACCRUED,
                booked,
                ground.toWrite(booked.came()),
                ratings,
                sources -> trades.insert(connection, rows, clock.instant(), sources));
    }

    private static Rated rated(
            Trade trade, Rating rating, Map<TradeKey, Long> seqs, Basis basis, Booked booked) {
        YearMonth posted = basis.postedPeriod(trade);
        Optional<UUID> entry =
                booked.entryId(trade.programme(), posted)
                        .filter(id -> rating.gross().signum() != 0);
        return new Rated(trade, seqs.get(trade.key()), new Entered(rating, false, posted, entry));
    }
}
