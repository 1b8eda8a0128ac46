package io.tandem.team.dispute;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Money;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.settlement.Contests;
import io.tandem.team.settlement.Lack;
import io.tandem.team.settlement.model.Claim;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What is kept of the lines' money. Each move names the state that it leaves. */
@ApplicationScoped
class EscrowSql implements Contests {

    /** Of all disputes or of one. Replicas do not wait for each other's turn. */
    private static final String TAKE =
            """
            update dispute_line
            set attempts = attempts + 1,
                attempt_after = $1::timestamptz + interval '30 seconds' * (1 << least(attempts, 4))
            where (dispute_id, number) = (
                select dispute_id, number from dispute_line
                where attempt_after <= $1 and ($2::uuid is null or dispute_id = $2)
                order by attempt_after
                limit 1
                for update skip locked)
            returning dispute_id, number
            """;

    private static final String ASK =
            """
            update dispute_line set asked = true
            where dispute_id = $1 and number = $2 and state = 'FREEZING'
            """;

    private static final String FROZEN =
            """
            update dispute_line
            set state = 'FROZEN', hold_id = $3, attempt_after = $4, attempts = 0, lacking = null,
                refusal = null
            where dispute_id = $1 and number = $2 and state = 'FREEZING'
            """;

    private static final String ENDED =
            """
            update dispute_line
            set state = 'ENDED', attempt_after = null, refusal = null
            where dispute_id = $1 and number = $2 and state = 'FROZEN'
            """;

    private static final String DROPPED =
            """
            update dispute_line
            set state = 'DROPPED', attempt_after = null, lacking = null, refusal = null
            where dispute_id = $1 and number = $2 and state = 'FREEZING'
            """;

    private static final String REFUSED =
            """
            update dispute_line set lacking = $3, refusal = $4
            where dispute_id = $1 and number = $2
            """;

    private static final String PENDING =
            """
            select dispute_id, number, holder_id, asset, contested from dispute_line
            where settlement_id = $1 and state = 'AWAITING' and coalesce(awarded, contested) > 0
            order by dispute_id, number
            """;

    private static final String CLAIMS =
            """
            select holder_id, asset, sum(coalesce(awarded, contested)) as claimed
            from dispute_line
            where settlement_id = any($1) and state <> 'DROPPED'
            group by holder_id, asset
            having sum(coalesce(awarded, contested)) > 0
            order by asset, holder_id
            """;

    private static final String OF_SETTLEMENT =
            """
            select l.dispute_id, l.number, d.claimant_id, l.holder_id, l.asset, l.contested,
                   l.state, l.awarded, l.hold_id
            from dispute_line l join dispute d on d.id = l.dispute_id
            where l.settlement_id = $1
            order by l.dispute_id, l.number
            """;

    private static final String POSTED =
            """
            update dispute_line set state = 'FREEZING', attempt_after = $2, attempts = 0
            where settlement_id = $1 and state = 'AWAITING'
            """;

    /** A line whose turn was taken. */
    record Turn(UUID dispute, int number) {}

    private final DisputeRows rows;

    EscrowSql(DisputeRows rows) {
        this.rows = rows;
    }

    Uni<Optional<Turn>> take(SqlConnection connection, Instant now, Optional<UUID> dispute) {
        return connection
                .preparedQuery(TAKE)
                .execute(Tuple.of(utc(now), dispute.orElse(null)))
                .map(found ->
                        StreamSupport.stream(found.spliterator(), false)
                                .map(row ->
                                        new Turn(
                                                row.getUUID("dispute_id"),
                                                row.getInteger("number")))
                                .findFirst());
    }

    Uni<Void> ask(SqlClient client, Turn turn) {
        return move(client, ASK, Tuple.of(turn.dispute(), turn.number()));
    }

    /**
     * @param again when to go on; empty to wait for the decision
     */
    Uni<Void> frozen(SqlClient client, Turn turn, UUID holdId, Optional<Instant> again) {
        return move(
                client,
                FROZEN,
                Tuple.of(
                        turn.dispute(),
                        turn.number(),
                        holdId,
                        again.map(EscrowSql::utc).orElse(null)));
    }

    Uni<Void> ended(SqlClient client, Turn turn) {
        return move(client, ENDED, Tuple.of(turn.dispute(), turn.number()));
    }

    Uni<Void> dropped(SqlClient client, Turn turn) {
        return move(client, DROPPED, Tuple.of(turn.dispute(), turn.number()));
    }

    Uni<Void> refused(SqlClient client, Turn turn, List<Lack> lacking, Optional<String> type) {
        return move(
                client,
                REFUSED,
                Tuple.of(
                        turn.dispute(),
                        turn.number(),
                        lacking.isEmpty() ? null : rows.write(lacking),
                        type.orElse(null)));
    }

    @Override
    public Uni<List<Contested>> ofSettlement(SqlClient client, UUID settlement) {
        return client.preparedQuery(OF_SETTLEMENT)
                .execute(Tuple.of(settlement))
                .map(found ->
                        StreamSupport.stream(found.spliterator(), false)
                                .map(EscrowSql::contested)
                                .toList());
    }

    private static Contested contested(Row row) {
        return new Contested(
                row.getUUID("dispute_id"),
                row.getInteger("number"),
                new PartnerId(row.getUUID("claimant_id")),
                new PartnerId(row.getUUID("holder_id")),
                new Money(new Asset(row.getString("asset")), row.getBigDecimal("contested")),
                row.getString("state"),
                Optional.ofNullable(row.getBigDecimal("awarded")),
                Optional.ofNullable(row.getUUID("hold_id")));
    }

    @Override
    public Uni<List<Contest>> pending(SqlClient client, UUID settlement) {
        return client.preparedQuery(PENDING)
                .execute(Tuple.of(settlement))
                .map(found ->
                        StreamSupport.stream(found.spliterator(), false)
                                .map(EscrowSql::contest)
                                .toList());
    }

    @Override
    public Uni<List<Claim>> claims(SqlClient client, List<UUID> settlements) {
        return client.preparedQuery(CLAIMS)
                .execute(Tuple.of(settlements.toArray(UUID[]::new)))
                .map(found ->
                        StreamSupport.stream(found.spliterator(), false)
                                .map(EscrowSql::claim)
                                .toList());
    }

    private static Claim claim(Row row) {
        Asset asset = new Asset(row.getString("asset"));
        return new Claim(
                new PartnerId(row.getUUID("holder_id")),
                new Money(asset, row.getBigDecimal("claimed")),
                Money.zero(asset));
    }

    @Override
    public Uni<Void> posted(SqlConnection connection, UUID settlement, Instant now) {
        return move(connection, POSTED, Tuple.of(settlement, utc(now)));
    }

    private static Contest contest(Row row) {
        return new Contest(
                Dispute.reference(row.getUUID("dispute_id"), row.getInteger("number")),
                new PartnerId(row.getUUID("holder_id")),
                new Money(new Asset(row.getString("asset")), row.getBigDecimal("contested")));
    }

    private static Uni<Void> move(SqlClient client, String sql, Tuple parameters) {
        return client.preparedQuery(sql).execute(parameters).replaceWithVoid();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
