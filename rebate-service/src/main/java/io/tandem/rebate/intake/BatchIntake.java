package io.tandem.rebate.intake;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.http.Detached;
import io.tandem.rebate.accrual.Accruals;
import io.tandem.rebate.accrual.BasisSql;
import io.tandem.rebate.accrual.Ground;
import io.tandem.rebate.accrual.RatingLock;
import io.tandem.rebate.follow.BindingLookup;
import io.tandem.rebate.trade.Partitions;
import io.tandem.rebate.trade.TradeKeySql;
import io.tandem.rebate.trade.model.ContentHash;
import io.tandem.rebate.trade.model.Trade;
import io.tandem.rebate.trade.model.TradeKey;
import io.tandem.rebate.trade.model.UserKey;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Takes in a batch: all of its effects commit together or not at all, and an answer means that they
 * are durable. A trade whose id is there changes nothing.
 */
@ApplicationScoped
class BatchIntake {

    private final Pool pool;
    private final Writers writers;
    private final Partitions partitions;
    private final BindingLookup lookup;
    private final TradeKeySql keys;
    private final BasisSql bases;
    private final Accruals accruals;

    BatchIntake(
            Pool pool,
            Writers writers,
            Partitions partitions,
            BindingLookup lookup,
            TradeKeySql keys,
            BasisSql bases,
            Accruals accruals) {
        this.pool = pool;
        this.writers = writers;
        this.partitions = partitions;
        this.lookup = lookup;
        this.keys = keys;
        this.bases = bases;
        this.accruals = accruals;
    }

    /** The first of the batch's trades under each id, with the content of each trade. */
    private record Batch(List<Trade> trades, List<UUID> hashes, Map<TradeKey, Integer> firsts) {

        static Batch of(List<Trade> trades) {
            List<UUID> hashes = new ArrayList<>(trades.size());
            Map<TradeKey, Integer> firsts = LinkedHashMap.newLinkedHashMap(trades.size());
            for (int i = 0; i < trades.size(); i++) {
                hashes.add(ContentHash.of(trades.get(i)));
                firsts.putIfAbsent(trades.get(i).key(), i);
            }
            return new Batch(trades, hashes, firsts);
        }

        List<TradeKeySql.Claim> claims() {
            return firsts.entrySet().stream()
                    .map(first ->
                            new TradeKeySql.Claim(
                                    first.getKey(),
                                    trades.get(first.getValue()).period(),
                                    hashes.get(first.getValue())))
                    .toList();
        }

        List<Trade> those(Set<TradeKey> keys) {
            return firsts.entrySet().stream()
                    .filter(first -> keys.contains(first.getKey()))
                    .map(first -> trades.get(first.getValue()))
                    .toList();
        }

        List<TradeKey> others(Set<TradeKey> keys) {
            return firsts.keySet().stream().filter(key -> !keys.contains(key)).toList();
        }

        /** What became of each trade, given what was let in and what was there already. */
        List<Outcome> outcomes(Set<TradeKey> news, Map<TradeKey, UUID> stored) {
            List<Outcome> outcomes = new ArrayList<>(trades.size());
            for (int i = 0; i < trades.size(); i++) {
                TradeKey key = trades.get(i).key();
                int first = firsts.get(key);
                if (i == first && news.contains(key)) {
                    outcomes.add(Outcome.ACCEPTED);
                    continue;
                }
                UUID there = news.contains(key) ? hashes.get(first) : stored.get(key);
                outcomes.add(hashes.get(i).equals(there) ? Outcome.DUPLICATE : Outcome.CONFLICT);
            }
            return outcomes;
        }
    }

    /** What became of each of the trades, in their order. */
    Uni<List<Outcome>> accept(List<Trade> trades) {
        if (trades.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Set<YearMonth> months = new HashSet<>();
        Set<UserKey> users = new HashSet<>();
        for (Trade trade : trades) {
            months.add(trade.period());
            users.add(trade.user());
        }
        Batch batch = Batch.of(trades);
        return Detached.of(
                        partitions
                                .ensure(months)
                                .chain(() -> lookup.about(users))
                                .chain(() ->
                                        writers.write(() ->
                                                pool.withTransaction(
                                                        connection -> write(connection, batch)))))
                .map(written -> {
                    written.ground().committed();
                    return written.outcomes();
                });
    }

    private record Written(List<Outcome> outcomes, Ground ground) {}

    private Uni<Written> write(SqlConnection connection, Batch batch) {
        return RatingLock.shared(connection)
                .chain(() ->
                        // Sent together: the connection pipelines them.
                        Uni.combine()
                                .all()
                                .unis(
                                        keys.claim(connection, batch.claims()),
                                        bases.shared(connection, batch.trades()))
                                .asTuple())
                .chain(read -> accrue(connection, batch, read.getItem1(), read.getItem2()));
    }

    private Uni<Written> accrue(
            SqlConnection connection, Batch batch, Map<TradeKey, Long> seqs, Ground ground) {
        return accruals.accrue(connection, batch.those(seqs.keySet()), seqs, ground)
                .chain(() -> outcomes(connection, batch, seqs.keySet()))
                .map(outcomes -> new Written(outcomes, ground));
    }

    private Uni<List<Outcome>> outcomes(SqlConnection connection, Batch batch, Set<TradeKey> news) {
        return keys.hashes(connection, batch.others(news))
                .map(stored -> batch.outcomes(news, new HashMap<>(stored)));
    }
}
