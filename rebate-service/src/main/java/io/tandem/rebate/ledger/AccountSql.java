package io.tandem.rebate.ledger;

import io.smallrye.mutiny.Uni;
import io.tandem.rebate.ledger.model.Account;
import io.tandem.rebate.ledger.model.JournalEntry.Holding;
import io.tandem.rebate.rows.Columns;
import io.tandem.rebate.rows.Committed;
import io.tandem.rebate.rows.KnownIds;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Accounts by name and asset; they are opened when first needed. */
@ApplicationScoped
public class AccountSql {

    private static final String FIND =
            """
            select a.name, a.asset, a.id, %s as committed
            from unnest($1::text[], $2::text[]) as asked (name, asset)
            join account a on a.name = asked.name and a.asset = asked.asset
            """
                    .formatted(Committed.CONDITION.replace("xmin", "a.xmin"));

    // In the order of names, as every opener does it: two that open the same accounts cannot wait
    // for each other. The balance comes with the account, so that later statements only update it.
    private static final String OPEN =
            """
            with opened as (
                insert into account (name, asset, partner_id, pocket, kept)
                select name, asset, partner_id, pocket, kept
                from unnest($1::text[], $2::text[], $3::uuid[], $4::text[], $5::boolean[])
                    as asked (name, asset, partner_id, pocket, kept)
                order by name, asset
                on conflict (name, asset) do nothing
                returning id, asset, kept)
            insert into balance (account_id, asset, amount, floor)
            select id, asset, 0, 0 from opened where kept
            """;

    private final KnownIds<Holding> known = new KnownIds<>();

    /** Their ids, if all of them are remembered. */
    Optional<Map<Holding, Long>> known(Collection<Holding> holdings) {
        return known.ofAll(holdings);
    }

    /** The ids of all of them, with those opened that were not there. */
    public Uni<Map<Holding, Long>> ids(SqlConnection connection, Collection<Holding> holdings) {
        Map<Holding, Long> ids = known.of(holdings);
        return find(connection, holdings, ids)
                .chain(() -> {
                    List<Holding> missing = missing(holdings, ids);
                    return missing.isEmpty()
                            ? Uni.createFrom().voidItem()
                            : open(connection, missing).chain(() -> find(connection, missing, ids));
                })
                .replaceWith(ids);
    }

    private Uni<Void> find(
            SqlConnection connection, Collection<Holding> holdings, Map<Holding, Long> ids) {
        Map<String, Holding> asked = new HashMap<>();
        for (Holding holding : holdings) {
            if (!ids.containsKey(holding)) {
                asked.put(key(holding.account().name(), holding.asset().code()), holding);
            }
        }
        if (asked.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple names =
                Columns.of(asked.values())
                        .text(holding -> holding.account().name())
                        .text(holding -> holding.asset().code())
                        .tuple();
        return connection
                .preparedQuery(FIND)
                .execute(names)
                .invoke(rows -> rows.forEach(row -> take(row, asked, ids)))
                .replaceWithVoid();
    }

    private void take(Row row, Map<String, Holding> asked, Map<Holding, Long> ids) {
        Holding holding = asked.get(key(row.getString(0), row.getString(1)));
        ids.put(holding, row.getLong(2));
        if (row.getBoolean(3)) {
            known.learn(holding, row.getLong(2));
        }
    }

    private static Uni<Void> open(SqlConnection connection, List<Holding> holdings) {
        Tuple accounts =
                Columns.of(holdings)
                        .text(holding -> holding.account().name())
                        .text(holding -> holding.asset().code())
                        .id(holding -> holding.account().partner().orElse(null))
                        .text(holding -> pocket(holding.account()))
                        .flag(holding -> holding.account().hasBalance())
                        .tuple();
        return connection.preparedQuery(OPEN).execute(accounts).replaceWithVoid();
    }

    private static List<Holding> missing(Collection<Holding> holdings, Map<Holding, Long> ids) {
        Map<Holding, Boolean> missing = new TreeMap<>();
        for (Holding holding : holdings) {
            if (!ids.containsKey(holding)) {
                missing.put(holding, true);
            }
        }
        return List.copyOf(missing.keySet());
    }

    private static String pocket(Account account) {
        return account instanceof Account.OfPartner partner ? partner.pocket().word() : null;
    }

    private static String key(String name, String asset) {
        return asset + ' ' + name;
    }
}
