package io.tandem.rebate.accrual;

import static io.tandem.rebate.rows.Pieces.after;

import io.smallrye.mutiny.Uni;
import io.tandem.rebate.earnings.EarningSql;
import io.tandem.rebate.feed.EarningsFeed;
import io.tandem.rebate.ledger.LedgerSql;
import io.tandem.rebate.ledger.MaturitySql;
import io.tandem.rebate.rows.Piece;
import io.tandem.rebate.rows.Pieces;
import io.tandem.rebate.trade.TradeKeySql;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a batch of new trades writes, in one statement that commits by itself: one message and
 * one answer instead of a transaction of ten. It takes the rating lock first and then its row locks
 * in the order in which {@link Bookkeeping} takes them, the balances after all that need not wait.
 */
@ApplicationScoped
class OnePieceSql {

    private static final String NUMBER = "select first from number";

    private static final String WRITE =
            new Pieces()
                    .with("held", new Piece("select hold_rating_epoch($1)", 1))
                    .with("number", new Piece("select nextval('trade_seq') as first from held", 0))
                    .withChange("entered", TradeKeySql.enter(NUMBER))
                    .withChange("stored", RatedTradeSql.insert(NUMBER, after("entered")))
                    .withChange("noted", EarningsFeed.note(after("stored")))
                    .withChange("entry", LedgerSql.entry(after("noted")))
                    .withChange("posted", LedgerSql.line(after("entry")))
                    .withChange("added", LedgerSql.add(after("posted")))
                    .withChange("came", EarningSql.come(after("added")))
                    .withChange("earned", EarningSql.sum(after("came")))
                    .end(MaturitySql.add(after("earned")));

    private final Pool pool;

    OnePieceSql(Pool pool) {
        this.pool = pool;
    }

    /**
     * Writes a batch, if the epoch that it was rated in still lasts.
     *
     * @param rest what the pieces after the keys take, in their order
     */
    Uni<Void> write(long epoch, Tuple keys, List<Tuple> rest) {
        List<Tuple> all = new ArrayList<>();
        all.add(Tuple.of(epoch));
        all.add(keys);
        all.addAll(rest);
        return pool.preparedQuery(WRITE).execute(Pieces.joined(all)).replaceWithVoid();
    }
}
