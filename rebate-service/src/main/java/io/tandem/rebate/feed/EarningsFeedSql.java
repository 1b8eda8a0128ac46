package io.tandem.rebate.feed;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.rebate.rows.Columns;
import io.tandem.rebate.rows.Months;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads from the journal what its entries gave and took. */
@ApplicationScoped
class EarningsFeedSql {

    // Over all pockets of a partner: what only moved between them changed nothing that it earned.
    private static final String SUMS =
            """
            select p.entry_id, a.partner_id, p.period, p.asset, sum(side.amount) as delta
            from posting p
            cross join lateral (values (p.credit_account, p.amount),
                (p.debit_account, -p.amount)) as side (account_id, amount)
            join account a on a.id = side.account_id
            where p.entry_id = any($1::uuid[]) and a.partner_id is not null
                and ($2::int is null or p.period < $2)
            group by p.entry_id, a.partner_id, p.period, p.asset
            having sum(side.amount) <> 0
            order by p.entry_id, p.period, a.partner_id, p.asset
            """;

    private final Pool pool;

    EarningsFeedSql(Pool pool) {
        this.pool = pool;
    }

    /** What an entry came to for a partner, in a month and an asset. */
    record Sum(UUID partnerId, YearMonth period, Asset asset, BigDecimal delta) {}

    Uni<Map<UUID, List<Sum>>> sums(List<UUID> entries, YearMonth before) {
        if (entries.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Tuple asked =
                Columns.of(entries)
                        .id(entry -> entry)
                        .constant(before == null ? null : Months.number(before))
                        .tuple();
        return pool.preparedQuery(SUMS)
                .execute(asked)
                .map(rows -> {
                    Map<UUID, List<Sum>> sums = new HashMap<>();
                    for (Row row : rows) {
                        sums.computeIfAbsent(row.getUUID("entry_id"), any -> new ArrayList<>())
                                .add(sum(row));
                    }
                    return sums;
                });
    }

    private static Sum sum(Row row) {
        return new Sum(
                row.getUUID("partner_id"),
                Months.of(row.getInteger("period")),
                new Asset(row.getString("asset")),
                row.getBigDecimal("delta"));
    }
}
