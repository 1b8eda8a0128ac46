package io.tandem.team.settlement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Money;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is reserved for each period of each team, as far as rebate-service has been told. */
@ApplicationScoped
class PoolSql {

    /** Every period that an agreement rules or has ruled, up to the present one. */
    private static final String DISCOVER =
            """
            insert into pool (team_id, period, due_at)
            select distinct a.team_id, to_char(month, 'YYYY-MM'), $2::timestamptz
            from agreement a,
                generate_series(
                    to_date(a.effective_from, 'YYYY-MM')::timestamp,
                    to_date(least($1, coalesce(a.pools_until, a.last_period, $1)), 'YYYY-MM')
                        ::timestamp,
                    interval '1 month') as month
            where a.state in ('ACTIVE', 'SUPERSEDED', 'TERMINATED')
              and not exists (
                select 1 from pool p
                where p.team_id = a.team_id and p.period = to_char(month, 'YYYY-MM'))
            on conflict (team_id, period, number) do nothing
            """;

    /** What a restatement takes is kept under a reference of its own. */
    private static final String OPEN =
            """
            insert into pool (team_id, period, number, due_at) values ($1, $2, $3, $4)
            on conflict (team_id, period, number) do nothing
            """;

    /** Replicas do not wait for each other's turn: they take the next one that is due. */
    private static final String TAKE =
            """
            update pool set due_at = $2
            where (team_id, period, number) = (
                select team_id, period, number from pool
                where due_at <= $1 and not closed
                order by due_at
                limit 1
                for update skip locked)
            returning team_id, period, number
            """;

    private static final String TOLD =
            """
            select partner_id, asset, amount from pool_reservation
            where team_id = $1 and period = $2 and number = $3
            """;

    private static final String TELL =
            """
            insert into pool_reservation (team_id, period, number, partner_id, asset, amount)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (team_id, period, number, partner_id, asset)
                do update set amount = excluded.amount
            """;

    private static final String DUE =
            """
            update pool set due_at = $4 where team_id = $1 and period = $2 and number = $3
            """;

    private static final String CLOSE =
            """
            update pool set closed = true
            where team_id = $1 and period = $2 and number = $3
            """;

    /**
     * A period of a team whose reservations are to be looked after.
     *
     * @param number 0 for what is pooled of it, n for its n-th restatement
     */
    record Due(TeamId team, YearMonth period, int number) {

        private Tuple key() {
            return Tuple.of(team.value(), period.toString(), number);
        }
    }

    /** A member's money in an asset. */
    record Purse(PartnerId member, Asset asset) implements Comparable<Purse> {

        @Override
        public int compareTo(Purse other) {
            int members = member.compareTo(other.member);
            return members != 0 ? members : asset.compareTo(other.asset);
        }
    }

    Uni<Void> discover(SqlClient client, YearMonth present, Instant now) {
        return client.preparedQuery(DISCOVER)
                .execute(Tuple.of(present.toString(), utc(now)))
                .replaceWithVoid();
    }

    Uni<Optional<Due>> take(SqlClient client, Instant now, Duration turn) {
        return client.preparedQuery(TAKE)
                .execute(Tuple.of(utc(now), utc(now.plus(turn))))
                .map(rows ->
                        rows.size() == 0
                                ? Optional.empty()
                                : Optional.of(due(rows.iterator().next())));
    }

    Uni<SortedMap<Purse, Money>> told(SqlClient client, Due due) {
        return client.preparedQuery(TOLD)
                .execute(due.key())
                .map(rows -> {
                    SortedMap<Purse, Money> told = new TreeMap<>();
                    rows.forEach(row -> {
                        Asset asset = new Asset(row.getString("asset"));
                        told.put(
                                new Purse(new PartnerId(row.getUUID("partner_id")), asset),
                                new Money(asset, row.getBigDecimal("amount")));
                    });
                    return told;
                });
    }

    Uni<Void> tell(SqlClient client, Due due, Purse purse, Money amount) {
        return client.preparedQuery(TELL)
                .execute(
                        due.key()
                                .addUUID(purse.member().value())
                                .addString(purse.asset().code())
                                .addBigDecimal(amount.amount()))
                .replaceWithVoid();
    }

    Uni<Void> open(SqlClient client, Due due, Instant at) {
        return client.preparedQuery(OPEN).execute(due.key().addValue(utc(at))).replaceWithVoid();
    }

    Uni<Void> dueAt(SqlClient client, Due due, Instant at) {
        return client.preparedQuery(DUE).execute(due.key().addValue(utc(at))).replaceWithVoid();
    }

    Uni<Void> close(SqlClient client, Due due) {
        return client.preparedQuery(CLOSE).execute(due.key()).replaceWithVoid();
    }

    private static Due due(Row row) {
        return new Due(
                new TeamId(row.getUUID("team_id")),
                YearMonth.parse(row.getString("period")),
                row.getInteger("number"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
