package io.tandem.team.dispute;

import io.smallrye.mutiny.Uni;
import io.tandem.team.agreement.AgreementReader;
import io.tandem.team.dispute.model.DisputeState;
import io.tandem.team.roster.model.PartnerId;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Reads disputes, and moves them from state to state. */
@ApplicationScoped
class DisputeSql {

    private static final String COLUMNS =
            """
            select d.id, d.settlement_id, d.team_id, d.agreement_id, d.period, d.claimant_id,
                   d.statement, d.state, d.until_at, d.decided_how, d.decided_at, d.proposals,
                   d.opened_at, d.version
            from dispute d
            """;

    private static final String FIND = COLUMNS + " where d.id = $1";

    private static final String LOCK = "select 1 from dispute where id = $1 for update";

    private static final String LIST_OF_SETTLEMENT =
            COLUMNS + " where d.settlement_id = $1 and d.id > $2 order by d.id limit $3";

    private static final String LIST_ALL = COLUMNS + " where d.id > $1 order by d.id limit $2";

    private static final String LIST_OF_PARTNER =
            COLUMNS
                    + """
                    join dispute_person p on p.dispute_id = d.id
                    where p.partner_id = $3 and d.id > $1
                    order by d.id
                    limit $2
                    """;

    private static final String LINES =
            """
            select number, holder_id, asset, part, contested, awarded, state, asked, hold_id,
                   lacking, refusal
            from dispute_line where dispute_id = $1 order by number
            """;

    private static final String MEMBERS =
            """
            select partner_id from dispute_person where dispute_id = $1 and is_member
            """;

    private static final String BALLOTS =
            """
            select partner_id, award from dispute_ballot where dispute_id = $1 order by partner_id
            """;

    private static final String ON_THE_TABLE =
            """
            select p.number, p.partner_id, p.awards, a.partner_id as accepted_by
            from dispute d
            join dispute_proposal p on p.dispute_id = d.id and p.number = d.proposals
            join dispute_acceptance a on a.dispute_id = p.dispute_id and a.number = p.number
            where d.id = $1
            order by a.partner_id
            """;

    private static final String CONCERNS =
            """
            select is_member from dispute_person where dispute_id = $1 and partner_id = $2
            """;

    private static final String DUE =
            """
            select id from dispute where until_at <= $1 order by until_at limit 100
            """;

    private static final String BECOME =
            """
            update dispute
            set state = $2, until_at = $3, decided_how = $4, decided_at = $5, version = version + 1
            where id = $1
            """;

    /** What has been frozen or may be is to be seen to; what is not posted waits for that. */
    private static final String AWARD =
            """
            update dispute_line l
            set awarded = a.amount::numeric,
                attempt_after = case when l.state in ('FREEZING', 'FROZEN') then $3::timestamptz end,
                attempts = 0
            from unnest($2::text[]) with ordinality as a (amount, number)
            where l.dispute_id = $1 and l.number = a.number
            """;

    private final DisputeRows rows;
    private final AgreementReader agreements;

    DisputeSql(DisputeRows rows, AgreementReader agreements) {
        this.rows = rows;
        this.agreements = agreements;
    }

    Uni<Optional<Dispute>> find(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(id))
                .chain(found -> completeAll(connection, found))
                .map(all -> all.stream().findFirst());
    }

    /** The dispute, with the turn to change it. */
    Uni<Optional<Dispute>> lock(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(id))
                .chain(() -> find(connection, id));
    }

    /** Some of those whose deadline has passed. */
    Uni<List<UUID>> due(SqlClient client, Instant now) {
        return client.preparedQuery(DUE)
                .execute(Tuple.of(utc(now)))
                .map(found ->
                        StreamSupport.stream(found.spliterator(), false)
                                .map(row -> row.getUUID("id"))
                                .toList());
    }

    Uni<List<Dispute>> ofSettlement(
            SqlConnection connection, UUID settlement, UUID after, int limit) {
        return connection
                .preparedQuery(LIST_OF_SETTLEMENT)
                .execute(Tuple.of(settlement, after, limit))
                .chain(found -> completeAll(connection, found));
    }

    /** All of them, or those that concern the partner. */
    Uni<List<Dispute>> list(
            SqlConnection connection, Optional<PartnerId> partner, UUID after, int limit) {
        return partner.map(one ->
                        connection
                                .preparedQuery(LIST_OF_PARTNER)
                                .execute(Tuple.of(after, limit, one.value())))
                .orElseGet(() -> connection.preparedQuery(LIST_ALL).execute(Tuple.of(after, limit)))
                .chain(found -> completeAll(connection, found));
    }

    /** Whether it concerns the partner, and then whether as a member of the settlement. */
    Uni<Optional<Boolean>> concerns(SqlClient client, UUID id, PartnerId partner) {
        return client.preparedQuery(CONCERNS)
                .execute(Tuple.of(id, partner.value()))
                .map(found ->
                        found.size() == 0
                                ? Optional.empty()
                                : Optional.of(found.iterator().next().getBoolean(0)));
    }

    Uni<Void> become(SqlConnection connection, UUID id, DisputeState state, Instant now) {
        return switch (state) {
            case DisputeState.Open open ->
                    become(
                            connection,
                            Tuple.of(id, DisputeRows.name(open), utc(open.until()), null, null));
            case DisputeState.Decided(var how, var award, var at) ->
                    become(
                                    connection,
                                    Tuple.of(
                                            id, DisputeRows.name(state), null, how.name(), utc(at)))
                            .chain(() ->
                                    connection
                                            .preparedQuery(AWARD)
                                            .execute(
                                                    Tuple.of(
                                                            id,
                                                            award.toClaimant().stream()
                                                                    .map(amount ->
                                                                            amount.amount()
                                                                                    .toPlainString())
                                                                    .toArray(String[]::new),
                                                            utc(now))))
                            .replaceWithVoid();
        };
    }

    private static Uni<Void> become(SqlConnection connection, Tuple parameters) {
        return connection.preparedQuery(BECOME).execute(parameters).replaceWithVoid();
    }

    /** One after the other: a connection answers in the order in which it is asked. */
    private Uni<List<Dispute>> completeAll(SqlConnection connection, RowSet<Row> found) {
        Uni<List<Dispute>> all = Uni.createFrom().item(new ArrayList<>());
        for (Row row : found) {
            all = all.call(sofar -> complete(connection, row).invoke(sofar::add));
        }
        return all;
    }

    private Uni<Dispute> complete(SqlConnection connection, Row row) {
        Tuple id = Tuple.of(row.getUUID("id"));
        List<RowSet<Row>> details = new ArrayList<>();
        Uni<Void> read = Uni.createFrom().voidItem();
        for (String part : List.of(LINES, MEMBERS, BALLOTS, ON_THE_TABLE)) {
            read =
                    read.chain(() -> connection.preparedQuery(part).execute(id))
                            .invoke(details::add)
                            .replaceWithVoid();
        }
        return read.chain(() -> agreements.terms(connection, row.getUUID("agreement_id")))
                .map(terms ->
                        rows.dispute(
                                row,
                                terms.dispute(),
                                new DisputeRows.Details(
                                        details.get(0),
                                        details.get(1),
                                        details.get(2),
                                        details.get(3))));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
