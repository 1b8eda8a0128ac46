package io.tandem.rebate.trade;

import io.smallrye.mutiny.Uni;
import io.tandem.rebate.rows.Columns;
import io.tandem.rebate.rows.Months;
import io.tandem.rebate.trade.model.TradeKey;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The gate that lets each trade in once, over all months. */
@ApplicationScoped
public class TradeKeySql {

    // The parameters are in the order of keys, and so are the inserts: two batches with the same
    // trades cannot wait for each other.
    private static final String CLAIM =
            """
            insert into trade_key (programme, trade_id, period, content_hash)
            select unnest($1::text[]), unnest($2::text[]), unnest($3::int[]), unnest($4::uuid[])
            on conflict do nothing
            returning programme, trade_id, seq
            """;

    private static final String HASHES =
            """
            select k.programme, k.trade_id, k.content_hash
            from unnest($1::text[], $2::text[]) as asked (programme, trade_id)
            join trade_key k on k.programme = asked.programme and k.trade_id = asked.trade_id
            """;

    private static final String FIND =
            "select period, seq from trade_key where programme = $1 and trade_id = $2";

    /** A trade that asks to be let in. */
    public record Claim(TradeKey key, YearMonth period, UUID contentHash) {}

    /** Where a trade is stored. */
    public record Place(YearMonth period, long seq) {}

    /**
     * Lets in those that are new.
     *
     * @return the number of each that was let in
     */
    public Uni<Map<TradeKey, Long>> claim(SqlConnection connection, Collection<Claim> claims) {
        List<Claim> sorted =
                claims.stream().sorted((one, other) -> one.key().compareTo(other.key())).toList();
        Tuple keys =
                Columns.of(sorted)
                        .text(claim -> claim.key().programme())
                        .text(claim -> claim.key().tradeId())
                        .month(Claim::period)
                        .id(Claim::contentHash)
                        .tuple();
        return connection
                .preparedQuery(CLAIM)
                .execute(keys)
                .map(rows -> {
                    Map<TradeKey, Long> seqs = new HashMap<>();
                    for (Row row : rows) {
                        seqs.put(key(row), row.getLong(2));
                    }
                    return seqs;
                });
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
