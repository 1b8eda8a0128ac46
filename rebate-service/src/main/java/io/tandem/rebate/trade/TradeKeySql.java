package io.tandem.rebate.trade;

import io.smallrye.mutiny.Uni;
import io.tandem.rebate.rows.Columns;
import io.tandem.rebate.rows.Months;
import io.tandem.rebate.rows.Piece;
import io.tandem.rebate.trade.model.Trade;
import io.tandem.rebate.trade.model.TradeKey;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The gate that lets each trade in once, over all months. */
@ApplicationScoped
public class TradeKeySql {

    // The parameters are in the order of keys, and so are the inserts: two batches with the same
    // trades cannot wait for each other. %s: the number that the batch draws.
    private static final String ENTER =
            """
            insert into trade_key (programme, trade_id, period, content_hash, seq)
            select unnest($1::text[]), unnest($2::text[]), unnest($3::int[]), unnest($4::uuid[]),
                (%s) + unnest($5::int[])
            """;

    private static final String CLAIM =
            ENTER.formatted("select nextval('trade_seq')")
                    + "on conflict do nothing returning programme, trade_id";

    /** By which the database refuses an id that is there. */
    private static final String PRIMARY_KEY = "trade_key_pk";

    private static final String UNIQUE_VIOLATION = "23505";

    /** Numbers that a batch draws at once, so the most trades that it may have. */
    public static final int NUMBERS = 10_000;

    private static final String HASHES =
            """
            select k.programme, k.trade_id, k.content_hash
            from unnest($1::text[], $2::text[]) as asked (programme, trade_id)
            join trade_key k on k.programme = asked.programme and k.trade_id = asked.trade_id
            """;

    private static final String FIND =
            "select period, seq from trade_key where programme = $1 and trade_id = $2";

    /**
     * A trade that asks to be let in.
     *
     * @param place where it stands in its batch, from 0: trades are numbered in that order
     */
    public record Claim(Trade trade, UUID contentHash, int place) {

        public Claim {
            if (place < 0 || place >= NUMBERS) {
                throw new IllegalArgumentException("a batch has at most " + NUMBERS + " trades");
            }
        }
    }

    /** Where a trade is stored. */
    public record Place(YearMonth period, long seq) {}

    /**
     * Lets in those that are new, under the number that the batch draws and their place.
     *
     * @return the keys of those that were let in
     */
    public Uni<Set<TradeKey>> claim(SqlConnection connection, Collection<Claim> claims) {
        return connection
                .preparedQuery(CLAIM)
                .execute(columns(claims))
                .map(rows -> {
                    Set<TradeKey> news = HashSet.newHashSet(rows.size());
                    rows.forEach(row -> news.add(key(row)));
                    return news;
                });
    }

    /**
     * Lets in all, or fails as {@link #isReplay} says. To look for a conflict first costs as much
     * as the rest of the insert.
     *
     * @param number the query of the number that the batch draws
     */
    public static Piece enter(String number) {
        return new Piece(ENTER.formatted(number), 5);
    }

    /** Whether it failed because one of the ids is there. */
    public static boolean isReplay(Throwable failure) {
        return failure instanceof PgException refusal
                && UNIQUE_VIOLATION.equals(refusal.getSqlState())
                && PRIMARY_KEY.equals(refusal.getConstraint());
    }

    /** What {@link #enter} takes. */
    public static Tuple columns(Collection<Claim> claims) {
        List<Claim> sorted =
                claims.stream().sorted(Comparator.comparing(claim -> claim.trade().key())).toList();
        return Columns.of(sorted)
                .text(claim -> claim.trade().programme())
                .text(claim -> claim.trade().tradeId())
                .month(claim -> claim.trade().period())
                .id(Claim::contentHash)
                .number(Claim::place)
                .tuple();
    }

    /** The content under which each of the keys was let in. */
    public Uni<Map<TradeKey, UUID>> hashes(SqlConnection connection, Collection<TradeKey> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Tuple asked = Columns.of(keys).text(TradeKey::programme).text(TradeKey::tradeId).tuple();
        return connection
                .preparedQuery(HASHES)
                .execute(asked)
                .map(rows -> {
                    Map<TradeKey, UUID> hashes = new HashMap<>();
                    for (Row row : rows) {
                        hashes.put(key(row), row.getUUID(2));
                    }
                    return hashes;
                });
    }

    public Uni<Optional<Place>> find(SqlClient client, TradeKey key) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(key.programme(), key.tradeId()))
                .map(rows -> {
                    Iterator<Row> row = rows.iterator();
                    return row.hasNext() ? Optional.of(place(row.next())) : Optional.empty();
                });
    }

    private static Place place(Row row) {
        return new Place(Months.of(row.getInteger(0)), row.getLong(1));
    }

    private static TradeKey key(Row row) {
        return new TradeKey(row.getString(0), row.getString(1));
    }
}
