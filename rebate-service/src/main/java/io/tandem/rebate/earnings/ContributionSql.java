package io.tandem.rebate.earnings;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.rebate.earnings.ContributionsView.AssetAmount;
import io.tandem.rebate.earnings.ContributionsView.Contribution;
import io.tandem.rebate.earnings.model.Window;
import io.tandem.rebate.rows.Months;
import io.tandem.rebate.trade.PutAwayMonths;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Reads all members' contributions from one snapshot of the database. */
@ApplicationScoped
class ContributionSql {

    private static final String SNAPSHOT =
            "set transaction isolation level repeatable read, read only";

    private static final String REBATES =
            """
            select e.asset, sum(e.rebate) as rebate, sum(e.volume_usd) as volume_usd
            from source s join earning e on e.source_id = s.id
            where s.partner_id = $1 and e.period = $2
                and ($3::text[] is null or s.programme = any($3))
                and ($4::uuid[] is null or s.link_id = any($4))
                and ($5::text[] is null or s.campaign = any($5))
            group by e.asset order by e.asset
            """;

    private static final String PEOPLE =
            """
            select
                (select count(*) from binding b
                where b.partner_id = $1 and b.state <> 'VOIDED'
                    and b.bound_from >= $6 and b.bound_from < $7
                    and ($3::text[] is null or b.programme = any($3))
                    and ($4::uuid[] is null or b.link_id = any($4))
                    and ($5::text[] is null or b.campaign = any($5))) as invitees,
                (select count(distinct (s.programme, a.user_id))
                from source s join active_trader a on a.source_id = s.id
                where s.partner_id = $1 and a.period = $2
                    and ($3::text[] is null or s.programme = any($3))
                    and ($4::uuid[] is null or s.link_id = any($4))
                    and ($5::text[] is null or s.campaign = any($5))) as traders
            """;

    private final WindowSql windows;
    private final PutAwayMonths months;
    private final Pool pool;

    ContributionSql(WindowSql windows, PutAwayMonths months, Pool pool) {
        this.windows = windows;
        this.months = months;
        this.pool = pool;
    }

    Uni<List<Contribution>> contributions(ContributionsQuery query) {
        Function<SqlConnection, Uni<List<Contribution>>> read =
                connection ->
                        Multi.createFrom()
                                .iterable(query.members())
                                .onItem()
                                .transformToUniAndConcatenate(
                                        member -> of(connection, query, member))
                                .collect()
                                .asList();
        return query.members().stream().anyMatch(member -> needsTrades(query, member))
                ? inSnapshotWithTrades(query.period(), read)
                : inSnapshot(read);
    }

    /** Whole days come from the roll-up, which keeps them when a month's trades are put away. */
    private static boolean needsTrades(
            ContributionsQuery query, ContributionsQuery.MemberScope member) {
        return !member.coversMonth()
                && !Window.of(query.period(), member.from(), member.to()).pieces().isEmpty();
    }

    /** Reads as if at one moment. */
    private <T> Uni<T> inSnapshot(Function<SqlConnection, Uni<T>> read) {
        return pool.withTransaction(connection ->
                connection.query(SNAPSHOT).execute().chain(() -> read.apply(connection)));
    }

    /** The same with the month's trades, which are there until it has been read. */
    <T> Uni<T> inSnapshotWithTrades(YearMonth month, Function<SqlConnection, Uni<T>> read) {
        return inSnapshot(connection ->
                months.keep(connection)
                        .chain(() -> months.check(connection, List.of(month), "What was asked for"))
                        .chain(() -> read.apply(connection)));
    }

    /** What one member earned by asset, as its contribution says. */
    Uni<List<AssetAmount>> rebates(
            SqlConnection connection,
            ContributionsQuery query,
            ContributionsQuery.MemberScope member) {
        Uni<RowSet<Row>> rebates =
                member.coversMonth()
                        ? connection.preparedQuery(REBATES).execute(scope(query, member))
                        : windows.rebates(
                                connection,
                                scope(query, member),
                                Window.of(query.period(), member.from(), member.to()));
        return rebates.map(ContributionSql::amounts);
    }

    private Uni<Contribution> of(
            SqlConnection connection,
            ContributionsQuery query,
            ContributionsQuery.MemberScope member) {
        return member.coversMonth()
                ? ofWholeMonth(connection, query, member)
                : within(connection, query, member);
    }

    private Uni<Contribution> within(
            SqlConnection connection,
            ContributionsQuery query,
            ContributionsQuery.MemberScope member) {
        Window window = Window.of(query.period(), member.from(), member.to());
        return windows.rebates(connection, scope(query, member), window)
                .chain(rebates ->
                        windows.people(connection, scope(query, member), window)
                                .map(people -> contribution(member, rebates, people)));
    }

    private static Uni<Contribution> ofWholeMonth(
            SqlConnection connection,
            ContributionsQuery query,
            ContributionsQuery.MemberScope member) {
        YearMonth month = query.period();
        return connection
                .preparedQuery(REBATES)
                .execute(scope(query, member))
                .chain(rebates ->
                        connection
                                .preparedQuery(PEOPLE)
                                .execute(
                                        scope(query, member)
                                                .addValue(start(month))
                                                .addValue(start(month.plusMonths(1))))
                                .map(people -> contribution(member, rebates, people)));
    }

    private static Contribution contribution(
            ContributionsQuery.MemberScope member, RowSet<Row> rebates, RowSet<Row> people) {
        BigDecimal volume = BigDecimal.ZERO;
        for (Row row : rebates) {
            volume = volume.add(row.getBigDecimal("volume_usd"));
        }
        Row counts = people.iterator().next();
        return new Contribution(
                member.partnerId(),
                amounts(rebates),
                volume,
                counts.getLong("invitees"),
                counts.getLong("traders"));
    }

    private static List<AssetAmount> amounts(RowSet<Row> rebates) {
        List<AssetAmount> amounts = new ArrayList<>();
        for (Row row : rebates) {
            if (row.getBigDecimal("rebate").signum() != 0) {
                amounts.add(
                        new AssetAmount(
                                new Asset(row.getString("asset")), row.getBigDecimal("rebate")));
            }
        }
        return amounts;
    }

    /** Whose earnings of which month, within which scope: the parameters from the first on. */
    static Tuple scope(ContributionsQuery query, ContributionsQuery.MemberScope member) {
        List<UUID> links = member.linkIds();
        return Tuple.tuple()
                .addValue(member.partnerId())
                .addValue(Months.number(query.period()))
                .addValue(texts(query.programmes()))
                .addValue(links == null ? null : links.toArray(UUID[]::new))
                .addValue(texts(member.campaigns()));
    }

    private static String[] texts(List<String> words) {
        return words == null ? null : words.toArray(String[]::new);
    }

    private static OffsetDateTime start(YearMonth month) {
        return month.atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC);
    }
}
