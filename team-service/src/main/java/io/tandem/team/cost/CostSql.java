package io.tandem.team.cost;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Money;
import io.tandem.team.cost.Cost.Vote;
import io.tandem.team.cost.model.CostState;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import io.tandem.team.settlement.TeamCosts;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Costs and what was said about them. A cost's row lock is the turn to decide it. */
@ApplicationScoped
class CostSql implements TeamCosts {

    private static final String COLUMNS =
            """
            select id, team_id, agreement_id, period, claimant_id, asset, amount, purpose, campaign,
                   link, sha256, state, majority, silence_accepts, until_at, decided_how,
                   decided_at, claimed_at, version
            from cost
            """;

    private static final String FIND = COLUMNS + " where id = $1";

    private static final String LOCK = FIND + " for update";

    /** All of a team's, or those that concern one partner. */
    private static final String LIST =
            COLUMNS
                    + """
                    where team_id = $1 and id > $2 and ($3::text is null or period = $3)
                      and ($4::uuid is null or claimant_id = $4 or exists (
                            select 1 from cost_vote v
                            where v.cost_id = cost.id and v.partner_id = $4))
                    order by id
                    limit $5
                    """;

    private static final String VOTES =
            """
            select cost_id, partner_id, approves, reason, voted_at
            from cost_vote where cost_id = any($1) order by cost_id, partner_id
            """;

    private static final String INSERT =
            """
            insert into cost (id, team_id, agreement_id, period, claimant_id, asset, amount, purpose,
                              campaign, link, sha256, state, approver_id, majority,
                              silence_accepts, until_at, claimed_at, version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'CLAIMED', $12, $13, $14, $15,
                    $16, 1)
            """;

    private static final String INSERT_VOTERS =
            """
            insert into cost_vote (cost_id, partner_id) select $1, v from unnest($2::uuid[]) as v
            """;

    private static final String VOTE =
            """
            update cost_vote set approves = $3, reason = $4, voted_at = $5
            where cost_id = $1 and partner_id = $2 and approves is null
            """;

    private static final String SAID =
            """
            update cost set version = version + 1 where id = $1
            """;

    private static final String DECIDE =
            """
            update cost set state = $2, decided_how = $3, decided_at = $4, version = version + 1
            where id = $1 and state = 'CLAIMED'
            """;

    /** What is withdrawn or refused counts no more. */
    private static final String CLAIMED =
            """
            select count(*) as costs, coalesce(sum(amount) filter (where asset = $4), 0) as amount
            from cost
            where team_id = $1 and period = $2 and claimant_id = $3
              and state in ('CLAIMED', 'ACCEPTED')
            """;

    private static final String APPROVED =
            """
            select claimant_id, asset, sum(amount) as amount from cost
            where team_id = $1 and period = $2 and state = 'ACCEPTED'
            group by claimant_id, asset
            """;

    /** Replicas do not wait for each other's turn: they take the next one. */
    private static final String NEXT_DUE =
            """
            select id from cost where state = 'CLAIMED' and until_at <= $1
            order by until_at, id
            limit 1
            for update skip locked
            """;

    /** What somebody has claimed of a period so far. */
    record SoFar(long costs, BigDecimal amount) {}

    Uni<Optional<Cost>> find(SqlClient client, UUID id) {
        return found(client, FIND, Tuple.of(id));
    }

    /** The cost, which nobody else decides until the transaction ends. */
    Uni<Optional<Cost>> lock(SqlConnection connection, UUID id) {
        return found(connection, LOCK, Tuple.of(id));
    }

    private static Uni<Optional<Cost>> found(SqlClient client, String sql, Tuple parameters) {
        return client.preparedQuery(sql)
                .execute(parameters)
                .chain(rows -> complete(client, rows))
                .map(costs -> costs.stream().findFirst());
    }

    Uni<List<Cost>> list(
            SqlClient client,
            TeamId team,
            UUID after,
            Optional<YearMonth> period,
            Optional<PartnerId> onlyOf,
            int limit) {
        return client.preparedQuery(LIST)
                .execute(
                        Tuple.of(
                                team.value(),
                                after,
                                period.map(YearMonth::toString).orElse(null),
                                onlyOf.map(PartnerId::value).orElse(null),
                                limit))
                .chain(rows -> complete(client, rows));
    }

    private static Uni<List<Cost>> complete(SqlClient client, RowSet<Row> rows) {
        UUID[] ids =
                StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID("id"))
                        .toArray(UUID[]::new);
        return client.preparedQuery(VOTES)
                .execute(Tuple.tuple().addArrayOfUUID(ids))
                .map(votes -> {
                    Map<UUID, List<Vote>> byCost = new HashMap<>();
                    votes.forEach(row ->
                            byCost.computeIfAbsent(row.getUUID("cost_id"), _ -> new ArrayList<>())
                                    .add(vote(row)));
                    List<Cost> costs = new ArrayList<>();
                    rows.forEach(row ->
                            costs.add(
                                    cost(row, byCost.getOrDefault(row.getUUID("id"), List.of()))));
                    return costs;
                });
    }

    private static Vote vote(Row row) {
        return new Vote(
                new PartnerId(row.getUUID("partner_id")),
                Optional.ofNullable(row.getBoolean("approves")),
                Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(row.getOffsetDateTime("voted_at"))
                        .map(OffsetDateTime::toInstant));
    }

    private static Cost cost(Row row, List<Vote> votes) {
        return new Cost(
                row.getUUID("id"),
                new TeamId(row.getUUID("team_id")),
                row.getUUID("agreement_id"),
                YearMonth.parse(row.getString("period")),
                new PartnerId(row.getUUID("claimant_id")),
                new Money(new Asset(row.getString("asset")), row.getBigDecimal("amount")),
                new Cost.Statement(
                        row.getString("purpose"),
                        Optional.ofNullable(row.getString("campaign")),
                        row.getString("link"),
                        row.getString("sha256")),
                state(row),
                row.getBoolean("majority"),
                row.getBoolean("silence_accepts"),
                votes,
                row.getOffsetDateTime("claimed_at").toInstant(),
                row.getLong("version"));
    }

    private static CostState state(Row row) {
        String state = row.getString("state");
        return state.equals("CLAIMED")
                ? new CostState.Claimed(row.getOffsetDateTime("until_at").toInstant())
                : new CostState.Decided(
                        state.equals("ACCEPTED"),
                        CostState.How.valueOf(row.getString("decided_how")),
                        row.getOffsetDateTime("decided_at").toInstant());
    }

    Uni<Void> insert(
            SqlConnection connection, Cost cost, Instant until, Optional<PartnerId> approver) {
        return connection
                .preparedQuery(INSERT)
                .execute(
                        Tuple.from(
                                Arrays.asList(
                                        cost.id(),
                                        cost.team().value(),
                                        cost.agreementId(),
                                        cost.period().toString(),
                                        cost.claimant().value(),
                                        cost.amount().asset().code(),
                                        cost.amount().amount(),
                                        cost.statement().purpose(),
                                        cost.statement().campaign().orElse(null),
                                        cost.statement().link(),
                                        cost.statement().sha256(),
                                        approver.map(PartnerId::value).orElse(null),
                                        cost.majority(),
                                        cost.silenceAccepts(),
                                        utc(until),
                                        utc(cost.claimedAt()))))
                .chain(() ->
                        connection
                                .preparedQuery(INSERT_VOTERS)
                                .execute(
                                        Tuple.of(cost.id())
                                                .addArrayOfUUID(
                                                        cost.votes().stream()
                                                                .map(vote -> vote.partner().value())
                                                                .toArray(UUID[]::new))))
                .replaceWithVoid();
    }

    Uni<Void> vote(
            SqlConnection connection,
            UUID id,
            PartnerId voter,
            boolean approves,
            Optional<String> reason,
            Instant now) {
        return connection
                .preparedQuery(VOTE)
                .execute(Tuple.of(id, voter.value(), approves, reason.orElse(null), utc(now)))
                .chain(() -> connection.preparedQuery(SAID).execute(Tuple.of(id)))
                .replaceWithVoid();
    }

    Uni<Void> decide(SqlConnection connection, UUID id, CostState.Decided decided) {
        return connection
                .preparedQuery(DECIDE)
                .execute(Tuple.of(id, decided.name(), decided.how().name(), utc(decided.at())))
                .replaceWithVoid();
    }

    Uni<SoFar> claimed(
            SqlConnection connection,
            TeamId team,
            YearMonth period,
            PartnerId claimant,
            Asset asset) {
        return connection
                .preparedQuery(CLAIMED)
                .execute(Tuple.of(team.value(), period.toString(), claimant.value(), asset.code()))
                .map(rows -> rows.iterator().next())
                .map(row -> new SoFar(row.getLong("costs"), row.getBigDecimal("amount")));
    }

    @Override
    public Uni<Map<PartnerId, SortedMap<Asset, BigDecimal>>> approved(
            SqlClient client, TeamId team, YearMonth period) {
        return client.preparedQuery(APPROVED)
                .execute(Tuple.of(team.value(), period.toString()))
                .map(rows -> {
                    Map<PartnerId, SortedMap<Asset, BigDecimal>> approved = new HashMap<>();
                    rows.forEach(row ->
                            approved.computeIfAbsent(
                                            new PartnerId(row.getUUID("claimant_id")),
                                            _ -> new TreeMap<>())
                                    .put(
                                            new Asset(row.getString("asset")),
                                            row.getBigDecimal("amount")));
                    return approved;
                });
    }

    Uni<Optional<UUID>> nextDue(SqlConnection connection, Instant now) {
        return connection
                .preparedQuery(NEXT_DUE)
                .execute(Tuple.of(utc(now)))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> row.getUUID("id"))
                                .findFirst());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
