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
import io.tandem.rebate.trade.TradeKeySql.Claim;
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
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final IntakeMeter meter;
    private final Replays replays = new Replays();

    BatchIntake(
            Pool pool,
            Writers writers,
            Partitions partitions,
            BindingLookup lookup,
            TradeKeySql keys,
            BasisSql bases,
            Accruals accruals,
            IntakeMeter meter) {
        this.pool = pool;
        this.writers = writers;
        this.partitions = partitions;
        this.lookup = lookup;
        this.keys = keys;
        this.bases = bases;
        this.accruals = accruals;
        this.meter = meter;
    }

    /** The first of the batch's trades under each id, with the content of each trade. */
    private record Batch(List<Trade> trades, List<UUID> hashes, Map<TradeKey, Integer> firsts) {

        static Batch of(List<Trade> trades) {
            List<UUID> hashes = ContentHash.of(trades);
            Map<TradeKey, Integer> firsts = LinkedHashMap.newLinkedHashMap(trades.size());
            for (int i = 0; i < trades.size(); i++) {
                firsts.putIfAbsent(trades.get(i).key(), i);
            }
            return new Batch(trades, hashes, firsts);
        }

        /** What became of trades that can only be replays. */
        List<Outcome> tooLate(Map<TradeKey, UUID> stored) {
            List<Outcome> outcomes = new ArrayList<>(outcomes(Set.of(), stored));
            for (int i = 0; i < trades.size(); i++) {
                if (!stored.containsKey(trades.get(i).key())) {
                    outcomes.set(i, Outcome.INVALID);
                }
            }
            return outcomes;
        }

        List<Claim> claims() {
            return firsts.values().stream()
                    .map(first -> new Claim(trades.get(first), hashes.get(first), first))
                    .toList();
        }

        List<Claim> those(Set<TradeKey> keys) {
            return claims().stream().filter(claim -> keys.contains(claim.trade().key())).toList();
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

    private record Written(List<Outcome> outcomes, Ground ground) {}

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
        Uni<List<Outcome>> all =
                Uni.createFrom()
                        .deferred(() -> partitions.ensure(months))
                        .call(() -> lookup.about(users))
                        .chain(away -> away.isEmpty() ? fresh(trades) : partly(trades, away));
        return Detached.of(
                all.onFailure(partitions::wasPutAway)
                        .retry()
                        .atMost(1)
                        .invoke(outcomes -> meter.written(trades, outcomes)));
    }

    private Uni<List<Outcome>> fresh(List<Trade> trades) {
        Batch batch = Batch.of(trades);
        return writers.write(() -> write(batch))
                .map(written -> {
                    written.ground().committed();
                    return written.outcomes();
                });
    }

    /**
     * The gate still knows what a month had that was put away; what it does not know is too late.
     */
    private Uni<List<Outcome>> partly(List<Trade> trades, Set<YearMonth> away) {
        List<Trade> late = trades.stream().filter(one -> away.contains(one.period())).toList();
        List<Trade> others = trades.stream().filter(one -> !away.contains(one.period())).toList();
        Batch known = Batch.of(late);
        return pool.withConnection(connection -> keys.hashes(connection, known.firsts().keySet()))
                .chain(stored ->
                        (others.isEmpty()
                                        ? Uni.createFrom().item(List.<Outcome>of())
                                        : fresh(others))
                                .map(outcomes -> {
                                    Iterator<Outcome> of = outcomes.iterator();
                                    Iterator<Outcome> ofLate = known.tooLate(stored).iterator();
                                    return trades.stream()
                                            .map(one ->
                                                    away.contains(one.period())
                                                            ? ofLate.next()
                                                            : of.next())
                                            .toList();
                                }));
    }

    /**
     * A batch of new trades whose ratings take nothing that has to be asked for is written in one
     * piece. Should it turn out that another epoch has begun or that a trade was there, nothing of
     * it has been done, and it is done step by step.
     */
    private Uni<Written> write(Batch batch) {
        return inOnePiece(batch)
                .map(written ->
                        written.onFailure(RatingLock::isOver)
                                .recoverWithUni(() -> step(batch))
                                .onFailure(TradeKeySql::isReplay)
                                .recoverWithUni(() -> {
                                    replays.seen();
                                    return step(batch);
                                }))
                .orElseGet(() -> step(batch));
    }

    private Optional<Uni<Written>> inOnePiece(Batch batch) {
        if (replays.expected()) {
            return Optional.empty();
        }
        return bases.remembered(batch.trades())
                .flatMap(ground ->
                        accruals.enter(batch.claims(), ground)
                                .map(written -> written.replaceWith(() -> allNew(batch, ground))));
    }

    private static Written allNew(Batch batch, Ground ground) {
        return new Written(batch.outcomes(batch.firsts().keySet(), Map.of()), ground);
    }

    private Uni<Written> step(Batch batch) {
        return pool.withTransaction(connection -> stepByStep(connection, batch));
    }

    private Uni<Written> stepByStep(SqlConnection connection, Batch batch) {
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
            SqlConnection connection, Batch batch, Set<TradeKey> news, Ground ground) {
        replays.found(news.size() < batch.firsts().size());
        return accruals.accrue(connection, batch.those(news), ground)
                .chain(() -> outcomes(connection, batch, news))
                .map(outcomes -> new Written(outcomes, ground));
    }

    private Uni<List<Outcome>> outcomes(SqlConnection connection, Batch batch, Set<TradeKey> news) {
        return keys.hashes(connection, batch.others(news))
                .map(stored -> batch.outcomes(news, new HashMap<>(stored)));
    }
}
