package io.tandem.team.settlement;

import io.smallrye.mutiny.Uni;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import io.tandem.team.settlement.model.SettlementState;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Reads settlements and moves them from state to state. */
@ApplicationScoped
class SettlementSql {

    private static final String COLUMNS =
            """
            select id, team_id, agreement_id, digest, period, number, state, as_of,
                   calculated_at, objection_until, lacking, posted_at, transfer_id, version
            from settlement
            """;

    private static final String FIND = COLUMNS + " where id = $1";

    private static final String LIST =
            COLUMNS
                    + """
                    where team_id = $1 and id > $2
                      and ($4::uuid is null or exists (
                            select 1 from settlement_contribution c
                            where c.settlement_id = settlement.id and c.partner_id = $4))
                    order by id
                    limit $3
                    """;

    private static final String ID_OF_PERIOD =
            """
            select id from settlement where team_id = $1 and period = $2 and number = $3
            """;

    /** The last restatement, or the settlement itself. */
    private static final String LATEST_OF_PERIOD =
            """
            select id from settlement
            where team_id = $1 and period = $2
            order by number desc
            limit 1
            """;

    private static final String CONTRIBUTIONS =
            """
            select partner_id, volume_usd, invitees, active_traders
            from settlement_contribution where settlement_id = $1 order by partner_id
            """;

    private static final String REBATES =
            """
            select partner_id, asset, amount
            from settlement_rebate where settlement_id = $1 order by partner_id, asset
            """;

    private static final String PARTS =
            """
            select asset, partner_id, contributed, recouped, weight, part, contributed_before, part_before
            from settlement_part where settlement_id = $1 order by asset, partner_id
            """;

    private static final String TRANSFERS =
            """
            select from_partner_id, to_partner_id, asset, amount
            from settlement_transfer where settlement_id = $1 order by position
            """;

    private static final String CONSENTS =
            """
            select partner_id from settlement_consent where settlement_id = $1 order by partner_id
            """;

    private static final String CHAIN =
            """
            select c.id, c.number, c.state
            from settlement s
            join settlement c on c.team_id = s.team_id and c.period = s.period
            where s.id = $1
            order by c.number
            """;

    private static final String CAUSES =
            """
            select cause, partner_id, first_position, last_position
            from settlement_cause where settlement_id = $1 order by first_position, partner_id
            """;

    private static final String COSTS =
            """
            select partner_id, asset, approved, carried
            from settlement_cost where settlement_id = $1 order by partner_id, asset
            """;

    private static final String CONSENT =
            """
            insert into settlement_consent (settlement_id, partner_id, consented_at)
            values ($1, $2, $3)
            on conflict (settlement_id, partner_id) do nothing
            """;

    /** A change of what is shown of it; nothing waits any more when all have consented. */
    private static final String CONSENTED =
            """
            update settlement
            set version = version + 1,
                attempt_after = case when $3 then least(attempt_after, $2) else attempt_after end
            where id = $1 and state = 'CALCULATED'
            """;

    private static final String LOCK = "select 1 from settlement where id = $1 for update";

    /** Each attempt puts the next one off, by longer than an attempt can last. */
    private static final String NEXT_ATTEMPT =
            """
            attempts = attempts + 1,
            attempt_after = $2::timestamptz + interval '30 seconds' * (1 << least(attempts, 4))
            """;

    private static final String BEGIN =
            "update settlement set state = 'POSTING', version = version + 1, "
                    + NEXT_ATTEMPT
                    + " where id = $1 and state = 'CALCULATED'";

    private static final String TRY_AGAIN =
            "update settlement set " + NEXT_ATTEMPT + " where id = $1 and state <> 'POSTED'";

    /** Replicas do not wait for each other's turn: they take the next one that is due. */
    private static final String NEXT_DUE =
            """
            select id from settlement
            where state <> 'POSTED' and attempt_after <= $1
            order by attempt_after
            limit 1
            for update skip locked
            """;

    /** Also of one that a later attempt saw refused: that it is booked is a fact. */
    private static final String POSTED =
            """
            update settlement
            set state = 'POSTED', posted_at = $2, transfer_id = $3, lacking = null,
                attempt_after = null, version = version + 1
            where id = $1 and state <> 'POSTED'
            """;

    /** It is tried again when the attempt that was refused would have been repeated. */
    private static final String REFUSED =
            """
            update settlement
            set state = 'CALCULATED', lacking = $2, version = version + 1
            where id = $1 and state = 'POSTING'
            """;

    private static final List<String> DETAILS =
            List.of(CONTRIBUTIONS, REBATES, PARTS, TRANSFERS, CONSENTS, CHAIN, CAUSES, COSTS);

    private final SettlementRows rows;

    SettlementSql(SettlementRows rows) {
        this.rows = rows;
    }

    Uni<Optional<Settlement>> find(SqlClient client, UUID id) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .chain(found ->
                        found.size() == 0
                                ? Uni.createFrom().item(Optional.empty())
                                : complete(client, found.iterator().next()).map(Optional::of));
    }

    /** All of a team's, or those in which one partner has entries. */
    Uni<List<Settlement>> list(
            SqlClient client, TeamId team, UUID after, Optional<PartnerId> onlyOf, int limit) {
        return client.preparedQuery(LIST)
                .execute(
                        Tuple.of(
                                team.value(),
                                after,
                                limit,
                                onlyOf.map(PartnerId::value).orElse(null)))
                .chain(found -> completeAll(client, found));
    }

    /** The period's settlement, or its restatement of that number. */
    Uni<Optional<UUID>> idOfPeriod(SqlClient client, TeamId team, YearMonth period, int number) {
        return client.preparedQuery(ID_OF_PERIOD)
                .execute(Tuple.of(team.value(), period.toString(), number))
                .map(SettlementSql::firstId);
    }

    /** The period as it stands: its settlement, or the last restatement of it. */
    Uni<Optional<Settlement>> latest(SqlClient client, TeamId team, YearMonth period) {
        return client.preparedQuery(LATEST_OF_PERIOD)
                .execute(Tuple.of(team.value(), period.toString()))
                .map(SettlementSql::firstId)
                .chain(id ->
                        id.map(some -> find(client, some))
                                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** One after the other: a connection answers in the order in which it is asked. */
    private Uni<List<Settlement>> completeAll(SqlClient client, RowSet<Row> found) {
        Uni<List<Settlement>> all = Uni.createFrom().item(new ArrayList<>());
        for (Row row : found) {
            all = all.call(sofar -> complete(client, row).invoke(sofar::add));
        }
        return all;
    }

    private Uni<Settlement> complete(SqlClient client, Row row) {
        Tuple id = Tuple.of(row.getUUID("id"));
        List<RowSet<Row>> details = new ArrayList<>();
        Uni<Void> read = Uni.createFrom().voidItem();
        for (String part : DETAILS) {
            read =
                    read.chain(() -> client.preparedQuery(part).execute(id))
                            .invoke(details::add)
                            .replaceWithVoid();
        }
        return read.map(_ ->
                rows.settlement(
                        row,
                        new SettlementRows.Details(
                                details.get(0),
                                details.get(1),
                                details.get(2),
                                details.get(3),
                                details.get(4),
                                details.get(5),
                                details.get(6),
                                details.get(7))));
    }

    /** The settlement, which changes no more until the transaction ends. */
    Uni<Optional<Settlement>> lock(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(id))
                .chain(() -> find(connection, id));
    }

    Uni<Void> consent(SqlConnection connection, UUID id, PartnerId member, Instant now) {
        return connection
                .preparedQuery(CONSENT)
                .execute(Tuple.of(id, member.value(), utc(now)))
                .replaceWithVoid();
    }

    Uni<Void> consented(SqlConnection connection, UUID id, Instant now, boolean unanimous) {
        return connection
                .preparedQuery(CONSENTED)
                .execute(Tuple.of(id, utc(now), unanimous))
                .replaceWithVoid();
    }

    /** The next settlement that is to be posted, or whose posting was interrupted. */
    Uni<Optional<UUID>> nextDue(SqlConnection connection, Instant now) {
        return connection
                .preparedQuery(NEXT_DUE)
                .execute(Tuple.of(utc(now)))
                .map(SettlementSql::firstId);
    }

    Uni<Void> begin(SqlClient client, UUID id, Instant now) {
        return client.preparedQuery(BEGIN).execute(Tuple.of(id, utc(now))).replaceWithVoid();
    }

    Uni<Void> tryAgain(SqlClient client, UUID id, Instant now) {
        return client.preparedQuery(TRY_AGAIN).execute(Tuple.of(id, utc(now))).replaceWithVoid();
    }

    Uni<Void> posted(SqlClient client, UUID id, SettlementState.Posted posted) {
        return client.preparedQuery(POSTED)
                .execute(Tuple.of(id, utc(posted.postedAt()), posted.transferId().orElse(null)))
                .replaceWithVoid();
    }

    Uni<Void> refused(SqlClient client, UUID id, List<Lack> lacking) {
        return client.preparedQuery(REFUSED)
                .execute(Tuple.of(id, rows.write(lacking)))
                .replaceWithVoid();
    }

    private static Optional<UUID> firstId(RowSet<Row> found) {
        return StreamSupport.stream(found.spliterator(), false)
                .map(row -> row.getUUID("id"))
                .findFirst();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
