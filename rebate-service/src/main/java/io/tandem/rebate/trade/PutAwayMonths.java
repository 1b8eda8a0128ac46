package io.tandem.rebate.trade;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.rebate.RebateProblem;
import io.tandem.rebate.rows.Months;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The months of which some rows are not here: those of their trades, of their later accruals, or
 * both, as between the two statements that put a month away. A query on such a month finds less
 * than there is and does not fail, so whoever needs the rows asks here, too.
 *
 * <p>A single query is made first and this is asked after it: what was here then is here now. Where
 * several have to see the same, {@link #keep} comes before them.
 */
@ApplicationScoped
public class PutAwayMonths {

    // A partition that is being detached concurrently is not seen by queries that begin now.
    private static final String ALL =
            """
            select m.period from trade_month m
            where (select count(*) from pg_inherits i
                where not i.inhdetachpending
                    and (i.inhparent = 'trade'::regclass
                            and i.inhrelid = to_regclass('trade_' || m.period)
                        or i.inhparent = 'accrual'::regclass
                            and i.inhrelid = to_regclass('accrual_' || m.period))) < 2
            """;

    // What detaching at once has to wait for. It takes no snapshot.
    private static final String KEEP = "lock table only trade, only accrual in access share mode";

    /** All of them. */
    public Uni<SortedSet<YearMonth>> all(SqlClient client) {
        return client.preparedQuery(ALL)
                .execute()
                .map(rows -> {
                    SortedSet<YearMonth> months = new TreeSet<>();
                    for (Row row : rows) {
                        months.add(Months.of(row.getInteger(0)));
                    }
                    return months;
                });
    }

    /** Those of the months that have been put away. */
    public Uni<SortedSet<YearMonth>> among(SqlClient client, Collection<YearMonth> months) {
        return all(client)
                .map(away -> {
                    away.retainAll(months);
                    return away;
                });
    }

    /** Keeps months from being put away until the transaction ends. */
    public Uni<Void> keep(SqlConnection connection) {
        return connection.query(KEEP).execute().replaceWithVoid();
    }

    /**
     * Refuses if any of the months has been put away.
     *
     * @param what that needs the rows, as the beginning of a sentence
     */
    public Uni<Void> check(SqlClient client, Collection<YearMonth> months, String what) {
        return among(client, months).invoke(away -> refuse(away, what)).replaceWithVoid();
    }

    /** Refuses if there are any. */
    public static void refuse(Collection<YearMonth> away, String what) {
        if (!away.isEmpty()) {
            throw refusal(away, what);
        }
    }

    public static ProblemException refusal(Collection<YearMonth> away, String what) {
        String months = away.stream().map(YearMonth::toString).collect(Collectors.joining(", "));
        return ProblemException.of(
                        RebateProblem.MONTH_PUT_AWAY,
                        what + " needs the rows of " + months + ", which are not here.")
                .with("months", away.stream().map(YearMonth::toString).toList());
    }
}
