package io.tandem.team.settlement;

import io.smallrye.mutiny.Uni;
import io.tandem.team.roster.model.TeamId;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The periods that wait to be settled by themselves, each in one replica's hands at a time. */
@ApplicationScoped
class DuePeriodSql {

    /** Whatever agreement rules a period decides over it; one that has begun no period has none. */
    private static final String FIND_DUE =
            """
            insert into settlement_due (team_id, period, attempt_after)
            select a.team_id, to_char(m, 'YYYY-MM'), $1
            from agreement a
            cross join lateral generate_series(
                to_date(a.effective_from, 'YYYY-MM')::timestamp,
                least(to_date(coalesce(a.pools_until, a.last_period, '2999-12'), 'YYYY-MM')
                        ::timestamp,
                    $1::timestamptz at time zone 'UTC'),
                interval '1 month') as m
            where a.calendar_day is not null
              and a.state in ('ACTIVE', 'SUPERSEDED', 'TERMINATED')
              and m + interval '1 month' + make_interval(days => a.calendar_day - 1)
                    <= $1::timestamptz at time zone 'UTC'
              and not exists (select 1 from settlement s
                    where s.team_id = a.team_id and s.period = to_char(m, 'YYYY-MM'))
            on conflict (team_id, period) do nothing
            """;

    /**
     * Replicas do not wait for each other's turn: they take the next one. Each attempt puts the
     * next off, by five minutes at first and by some five hours in the end.
     */
    private static final String TAKE =
            """
            update settlement_due
            set attempts = attempts + 1,
                attempt_after = $1::timestamptz + interval '5 minutes' * (1 << least(attempts, 6))
            where (team_id, period) = (
                select team_id, period from settlement_due
                where attempt_after <= $1
                order by attempt_after, team_id, period
                limit 1
                for update skip locked)
            returning team_id, period
            """;

    private static final String DONE =
            """
            delete from settlement_due where team_id = $1 and period = $2
            """;

    Uni<Void> findDue(SqlClient client, Instant now) {
        return client.preparedQuery(FIND_DUE)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<Optional<DuePeriod>> take(SqlClient client, Instant now) {
        return client.preparedQuery(TAKE)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row ->
                                        new DuePeriod(
                                                new TeamId(row.getUUID("team_id")),
                                                YearMonth.parse(row.getString("period"))))
                                .findFirst());
    }

    Uni<Void> done(SqlClient client, DuePeriod due) {
        return client.preparedQuery(DONE)
                .execute(Tuple.of(due.team().value(), due.period().toString()))
                .replaceWithVoid();
    }
}
