package io.tandem.team.settlement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.team.agreement.Agreement;
import io.tandem.team.agreement.model.Terms;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.settlement.model.Snapshot;
import io.tandem.team.settlement.model.Spent;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that a period is settled by: what rebate-service says that members earned and brought, and
 * what they spent for the team by then.
 */
@ApplicationScoped
public class PeriodBooks {

    private final RebateBooks rebate;
    private final TeamCosts costs;
    private final CarriedCostSql carried;
    private final Pool pool;

    PeriodBooks(RebateBooks rebate, TeamCosts costs, CarriedCostSql carried, Pool pool) {
        this.rebate = rebate;
        this.costs = costs;
        this.carried = carried;
        this.pool = pool;
    }

    /**
     * Of the part of the period that counts, with what the pools of the one before were short of.
     */
    public Uni<Snapshot> snapshot(Agreement agreement, YearMonth period) {
        Terms terms = agreement.termsIn(period);
        return rebate.snapshot(agreement, period)
                .chain(snapshot ->
                        pool.withConnection(connection ->
                                costs.approved(connection, terms.team(), period)
                                        .chain(approved ->
                                                carried(connection, terms, period)
                                                        .map(before ->
                                                                snapshot.with(
                                                                        spent(
                                                                                approved,
                                                                                before))))));
    }

    /** Of the whole period, with nothing of other periods. */
    public Uni<Snapshot> withOwnCosts(Terms terms, YearMonth period) {
        return rebate.snapshot(terms, period)
                .chain(snapshot ->
                        costs.approved(pool, terms.team(), period)
                                .map(approved -> snapshot.with(spent(approved, Map.of()))));
    }

    private Uni<Map<PartnerId, SortedMap<Asset, BigDecimal>>> carried(
            SqlConnection connection, Terms terms, YearMonth period) {
        return terms.recoupment().isEmpty()
                ? Uni.createFrom().item(Map.of())
                : carried.into(connection, terms.team(), period);
    }

    private static Map<PartnerId, SortedMap<Asset, Spent>> spent(
            Map<PartnerId, SortedMap<Asset, BigDecimal>> approved,
            Map<PartnerId, SortedMap<Asset, BigDecimal>> carried) {
        Map<PartnerId, SortedMap<Asset, Spent>> spent = new HashMap<>();
        approved.forEach((member, amounts) ->
                amounts.forEach((asset, amount) ->
                        add(spent, member, asset, new Spent(amount, BigDecimal.ZERO))));
        carried.forEach((member, amounts) ->
                amounts.forEach((asset, amount) ->
                        add(spent, member, asset, new Spent(BigDecimal.ZERO, amount))));
        return spent;
    }

    private static void add(
            Map<PartnerId, SortedMap<Asset, Spent>> all,
            PartnerId member,
            Asset asset,
            Spent spent) {
        all.computeIfAbsent(member, _ -> new TreeMap<>()).merge(asset, spent, Spent::plus);
    }
}
