package io.tandem.rebate.ledger;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.rebate.RebateProblem;
import io.tandem.rebate.ledger.model.Cover;
import io.tandem.rebate.ledger.model.Cover.Funds;
import io.tandem.rebate.ledger.model.Cover.Lack;
import io.tandem.rebate.ledger.model.JournalEntry;
import io.tandem.rebate.ledger.model.JournalEntry.Holding;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Posts entries that the accounts which give must be able to afford, and says who lacks what. It
 * locks all balances of the entry before it looks, so what it saw holds until the commit; the
 * database's constraints hold even so.
 */
@ApplicationScoped
public class CoveredLedger {

    // In the order of account ids, as the ledger does it.
    private static final String LOCK =
            """
            select account_id, amount, reserved from balance
            where account_id = any($1::bigint[]) order by account_id for update
            """;

    private final AccountSql accounts;
    private final LedgerSql ledger;

    CoveredLedger(AccountSql accounts, LedgerSql ledger) {
        this.accounts = accounts;
        this.ledger = ledger;
    }

    /**
     * Opens the entry's accounts that are not there yet. Everybody does so before locking balances:
     * two that open the same account while one has the other's balance cannot wait for each other.
     */
    public Uni<Void> open(SqlConnection connection, JournalEntry entry) {
        return accounts.ids(connection, entry.effects().keySet()).replaceWithVoid();
    }

    /**
     * Posts the entry.
     *
     * @throws ProblemException insufficient-funds, when somebody would give more than there is
     */
    public Uni<Void> post(SqlConnection connection, JournalEntry entry) {
        return accounts.ids(connection, entry.effects().keySet())
                .chain(ids -> lock(connection, ids))
                .invoke(funds -> check(Cover.lacking(entry, funds)))
                .chain(() -> ledger.post(connection, entry));
    }

    private static Uni<Map<Holding, Funds>> lock(SqlConnection connection, Map<Holding, Long> ids) {
        Map<Long, Holding> holdings = new HashMap<>();
        ids.forEach((holding, id) -> holdings.put(id, holding));
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(holdings.keySet().toArray(Long[]::new)))
                .map(rows -> {
                    Map<Holding, Funds> funds = new HashMap<>();
                    for (Row row : rows) {
                        funds.put(
                                holdings.get(row.getLong(0)),
                                new Funds(row.getBigDecimal(1), row.getBigDecimal(2)));
                    }
                    return funds;
                });
    }

    private static void check(List<Lack> lacks) {
        if (!lacks.isEmpty()) {
            List<Lacking> lacking = lacks.stream().map(CoveredLedger::lacking).toList();
            throw ProblemException.of(
                            RebateProblem.INSUFFICIENT_FUNDS,
                            lacking.size() + " would give more than there is to give.")
                    .with("lacking", lacking);
        }
    }

    private static Lacking lacking(Lack lack) {
        return new Lacking(
                lack.holding().account().partner().orElse(null),
                lack.holding().asset(),
                lack.lacking());
    }
}
