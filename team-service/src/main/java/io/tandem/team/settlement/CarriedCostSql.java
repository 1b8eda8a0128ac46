package io.tandem.team.settlement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import io.tandem.team.settlement.model.AssetResult;
import io.tandem.team.settlement.model.PartLine;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Costs of a settlement, and what its pools were short of, which the next period's are to give. */
@ApplicationScoped
class CarriedCostSql {

    /** By what stands of the period before; of one that is not settled nothing is known yet. */
    private static final String INTO =
            """
            select partner_id, asset, carried_on from settlement_cost
            where carried_on > 0 and settlement_id = (
                select id from settlement where team_id = $1 and period = $2
                order by number desc
                limit 1)
            """;

    private static final String INSERT =
            """
            insert into settlement_cost
                (settlement_id, partner_id, asset, approved, carried, carried_on)
            select $1, partner_id, asset, approved::numeric, carried::numeric, carried_on::numeric
            from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[])
                as c (partner_id, asset, approved, carried, carried_on)
            """;

    /** The next period, if it is settled, was settled by what was carried into it then. */
    private static final String MARK_NEXT =
            """
            insert into settlement_recheck as r (settlement_id, attempt_after)
            select s.id, $3::timestamptz from settlement s
            where s.team_id = $1 and s.period = $2 and s.number = 0
            on conflict (settlement_id) do update set
                marks = r.marks + 1, attempts = 0, attempt_after = excluded.attempt_after
            """;

    Uni<Map<PartnerId, SortedMap<Asset, BigDecimal>>> into(
            SqlClient client, TeamId team, YearMonth period) {
        return client.preparedQuery(INTO)
                .execute(Tuple.of(team.value(), period.minusMonths(1).toString()))
                .map(rows -> amounts(rows, "carried_on"));
    }

    static Map<PartnerId, SortedMap<Asset, BigDecimal>> amounts(RowSet<Row> rows, String column) {
        Map<PartnerId, SortedMap<Asset, BigDecimal>> amounts = new HashMap<>();
        for (Row row : rows) {
            amounts.computeIfAbsent(new PartnerId(row.getUUID("partner_id")), _ -> new TreeMap<>())
                    .put(new Asset(row.getString("asset")), row.getBigDecimal(column));
        }
        return amounts;
    }

    /**
     * @param carries whether what a pool is short of is carried on
     */
    Uni<Void> insert(
            SqlConnection connection, Settlement settlement, boolean carries, Instant now) {
        List<UUID> partners = new ArrayList<>();
        List<String> assets = new ArrayList<>();
        List<String> approved = new ArrayList<>();
        List<String> carried = new ArrayList<>();
        List<String> carriedOn = new ArrayList<>();
        for (AssetResult result : settlement.results()) {
            for (PartLine line : result.lines()) {
                Asset asset = result.pool().asset();
                var spent = settlement.snapshot().members().get(line.member()).spent(asset);
                if (spent.total().signum() > 0) {
                    partners.add(line.member().value());
                    assets.add(asset.code());
                    approved.add(spent.approved().toPlainString());
                    carried.add(spent.carried().toPlainString());
                    BigDecimal missing = spent.total().subtract(line.recouped());
                    carriedOn.add((carries ? missing : BigDecimal.ZERO).toPlainString());
                }
            }
        }
        // Whose costs were taken back since carries nothing on: the next period is looked at, too.
        boolean concernsNext = !partners.isEmpty() || settlement.number() > 0;
        return connection
                .preparedQuery(INSERT)
                .execute(
                        Tuple.of(settlement.id(), partners.toArray(UUID[]::new))
                                .addArrayOfString(assets.toArray(String[]::new))
                                .addArrayOfString(approved.toArray(String[]::new))
                                .addArrayOfString(carried.toArray(String[]::new))
                                .addArrayOfString(carriedOn.toArray(String[]::new)))
                .chain(() ->
                        concernsNext && carries
                                ? markNext(connection, settlement, now)
                                : Uni.createFrom().voidItem());
    }

    private static Uni<Void> markNext(
            SqlConnection connection, Settlement settlement, Instant now) {
        return connection
                .preparedQuery(MARK_NEXT)
                .execute(
                        Tuple.of(
                                settlement.team().value(),
                                settlement.period().plusMonths(1).toString(),
                                now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}
