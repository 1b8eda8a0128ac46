package io.tandem.rebate.accrual;

import io.smallrye.mutiny.Uni;
import io.tandem.rebate.accrual.model.Cause;
import io.tandem.rebate.rows.Months;
import io.tandem.rebate.trade.PutAwayMonths;
import io.tandem.rebate.trade.model.UserKey;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * What bindings changed of months that have been put away. A binding cannot wait for a month: the
 * intake needs it. So it is taken in, the trades that are here are rated anew, and it is noted
 * whose others are still to be: they are when their month is attached again, to the same books as
 * if it had never been away.
 */
@ApplicationScoped
public class OwedRestatements {

    // A binding rates nothing before it begins; where that was changed, the earlier time counts.
    private static final String NOTE =
            """
            insert into restatement_owed (programme, user_id, period)
            select b.programme, b.user_id, m.period
            from binding b
            cross join lateral (select min(r.bound_from) at time zone 'UTC' as since
                from binding_revision r where r.id = b.id) s
            join unnest($2::int[]) m (period) on m.period >=
                extract(year from s.since)::int * 100 + extract(month from s.since)::int
            where b.id = any($1::uuid[])
            on conflict do nothing
            """;

    private static final String PROGRAMMES =
            """
            select distinct programme from restatement_owed where period <> all($1::int[])
            order by programme
            """;

    private static final String IS_DUE =
            """
            select exists (select 1 from restatement_owed
                where programme = $1 and period <> all($2::int[]))
            """;

    private static final String NEXT =
            """
            select distinct user_id from restatement_owed
            where programme = $1 and period <> all($2::int[]) order by user_id limit $3
            """;

    private static final String DONE =
            """
            delete from restatement_owed
            where programme = $1 and period <> all($2::int[]) and user_id = any($3::text[])
            """;

    /** Users in one transaction: for so long the intake waits. */
    private static final int USERS = 100;

    private final Restater restater;
    private final PutAwayMonths months;

    OwedRestatements(Restater restater, PutAwayMonths months) {
        this.restater = restater;
        this.months = months;
    }

    /** Notes whose trades of which months could not be rated by the bindings as they are now. */
    public Uni<Void> note(SqlConnection connection, Collection<UUID> bindings) {
        return months.all(connection)
                .chain(away ->
                        away.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : connection
                                        .preparedQuery(NOTE)
                                        .execute(
                                                Tuple.of(
                                                        bindings.toArray(UUID[]::new),
                                                        numbers(away)))
                                        .replaceWithVoid());
    }

    /** The programmes that owe something to a month that is here. */
    Uni<List<String>> programmes(SqlClient client) {
        return months.all(client)
                .chain(away ->
                        client.preparedQuery(PROGRAMMES)
                                .execute(Tuple.tuple().addValue(numbers(away))))
                .map(OwedRestatements::texts);
    }

    Uni<Boolean> isDue(SqlClient client, String programme) {
        return months.all(client)
                .chain(away ->
                        client.preparedQuery(IS_DUE).execute(Tuple.of(programme, numbers(away))))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** Rates some users' trades anew. The caller holds the rating lock alone. */
    Uni<Void> piece(SqlConnection connection, String programme) {
        return months.keep(connection)
                .chain(() -> months.all(connection))
                .map(OwedRestatements::numbers)
                .chain(away ->
                        connection
                                .preparedQuery(NEXT)
                                .execute(Tuple.of(programme, away, USERS))
                                .map(OwedRestatements::texts)
                                .chain(users ->
                                        restater.ofUsers(
                                                        connection,
                                                        keys(programme, users),
                                                        Cause.BINDING)
                                                .chain(() ->
                                                        done(connection, programme, away, users))));
    }

    private static Uni<Void> done(
            SqlConnection connection, String programme, Integer[] away, List<String> users) {
        return connection
                .preparedQuery(DONE)
                .execute(Tuple.of(programme, away, users.toArray(String[]::new)))
                .replaceWithVoid();
    }

    private static List<UserKey> keys(String programme, List<String> users) {
        return users.stream().map(user -> new UserKey(programme, user)).toList();
    }

    private static List<String> texts(Iterable<Row> rows) {
        List<String> texts = new ArrayList<>();
        rows.forEach(row -> texts.add(row.getString(0)));
        return texts;
    }

    private static Integer[] numbers(Collection<YearMonth> months) {
        return months.stream().map(Months::number).toArray(Integer[]::new);
    }
}
