package io.tandem.rebate.accrual;

import static io.tandem.rebate.rows.Pieces.after;

import io.smallrye.mutiny.Uni;
import io.tandem.rebate.accrual.RatedTradeSql.Rated;
import io.tandem.rebate.rows.Part;
import io.tandem.rebate.rows.Piece;
import io.tandem.rebate.rows.Pieces;
import io.tandem.rebate.trade.TradeKeySql;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All that a batch of new trades writes, in one statement that commits by itself: one message and
 * one answer instead of a transaction of ten. It takes the rating lock first and then its row locks
 * in the order in which {@link Bookkeeping} takes them, the balances after all that need not wait.
 *
 * <p>Tables that the batch adds nothing to are left out: to prepare for a table takes the database
 * longer than to write a few rows to it.
 */
@ApplicationScoped
class OnePieceSql {

    private static final String NUMBER = "select first from number";

    private final Pool pool;
    private final Map<List<String>, String> statements = new ConcurrentHashMap<>();

    OnePieceSql(Pool pool) {
        this.pool = pool;
    }

    /** The trades' own rows, under the number that the batch draws. */
    static Part trades(List<Rated> rows, Tuple columns) {
        return Part.of("stored", after -> RatedTradeSql.insert(NUMBER, after), rows, columns);
    }

    /**
     * Writes a batch, if the epoch that it was rated in still lasts.
     *
     * @param rest what is written after the keys, in its order
     */
    Uni<Void> write(long epoch, Tuple keys, List<Part> rest) {
        List<Part> parts = rest.stream().filter(part -> !part.empty()).toList();
        List<Tuple> all = new ArrayList<>();
        all.add(Tuple.of(epoch));
        all.add(keys);
        parts.forEach(part -> all.add(part.parameters()));
        return pool.preparedQuery(statement(parts)).execute(Pieces.joined(all)).replaceWithVoid();
    }

    private String statement(List<Part> parts) {
        List<String> names = parts.stream().map(Part::name).toList();
        return statements.computeIfAbsent(names, any -> text(parts));
    }

    private static String text(List<Part> parts) {
        Pieces pieces =
                new Pieces()
                        .with("held", new Piece("select hold_rating_epoch($1)", 1))
                        .with(
                                "number",
                                new Piece("select nextval('trade_seq') as first from held", 0))
                        .withChange("entered", TradeKeySql.enter(NUMBER));
        String before = "entered";
        for (Part part : parts.subList(0, parts.size() - 1)) {
            pieces.withChange(part.name(), part.piece().apply(after(before)));
            before = part.name();
        }
        return pieces.end(parts.getLast().piece().apply(after(before)));
    }
}
