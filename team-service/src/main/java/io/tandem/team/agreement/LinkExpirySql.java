package io.tandem.team.agreement;

import io.smallrye.mutiny.Uni;
import io.tandem.team.agreement.model.AgreementId;
import io.tandem.team.agreement.model.Exit;
import io.tandem.team.agreement.model.LinkExpiry;
import io.tandem.team.roster.model.PartnerId;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Whose links are still to expire, and whose have. */
@ApplicationScoped
class LinkExpirySql {

    /** A former member whose links are to expire by now. */
    record Due(AgreementId agreement, PartnerId member, Instant at) {}

    /** What came of it. */
    enum Outcome {
        EXPIRED,
        STAYED
    }

    private static final String INSERT =
            """
            insert into link_expiry (agreement_id, partner_id, due_at, attempt_after)
            values ($1, $2, $3, $3)
            """;

    /** Replicas do not wait for each other's turn: they take the next one. */
    private static final String TAKE =
            """
            update link_expiry set attempt_after = $2
            where (agreement_id, partner_id) = (
                select agreement_id, partner_id from link_expiry
                where done_at is null and attempt_after <= $1
                order by attempt_after, agreement_id, partner_id
                limit 1
                for update skip locked)
            returning agreement_id, partner_id, due_at
            """;

    /** Whether another agreement of the team, binding by then, has the member stay. */
    private static final String IS_BOUND_ANEW =
            """
            select 1
            from agreement a
            join agreement b on b.team_id = a.team_id and b.id <> a.id
            join agreement_member m on m.agreement_id = b.id and m.partner_id = $2
            where a.id = $1 and b.state = 'ACTIVE' and b.activated_at <= $3
              and not exists (
                    select 1 from agreement_exit e
                    where e.agreement_id = b.id and e.partner_id = m.partner_id)
            """;

    private static final String DONE =
            """
            update link_expiry set done_at = $3, outcome = $4
            where agreement_id = $1 and partner_id = $2 and done_at is null
            """;

    Uni<Void> insert(SqlConnection connection, AgreementId agreement, Exit exit, Instant at) {
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.of(agreement.value(), exit.member().value(), utc(at)))
                .replaceWithVoid();
    }

    Uni<Optional<Due>> take(SqlClient client, Instant now, Duration turn) {
        return client.preparedQuery(TAKE)
                .execute(Tuple.of(utc(now), utc(now.plus(turn))))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(LinkExpirySql::due)
                                .findFirst());
    }

    Uni<Boolean> isBoundAnew(SqlClient client, Due due) {
        return client.preparedQuery(IS_BOUND_ANEW)
                .execute(Tuple.of(due.agreement().value(), due.member().value(), utc(due.at())))
                .map(rows -> rows.size() > 0);
    }

    /** Whether this was the first to say so. */
    Uni<Boolean> done(SqlConnection connection, Due due, Instant at, Outcome outcome) {
        return connection
                .preparedQuery(DONE)
                .execute(
                        Tuple.of(
                                due.agreement().value(),
                                due.member().value(),
                                utc(at),
                                outcome.name()))
                .map(result -> result.rowCount() == 1);
    }

    /** Of a row of exits what follows for the member's links, if anything does. */
    static Optional<LinkExpiry> expiry(Row row) {
        return Optional.ofNullable(row.getOffsetDateTime("links_due_at"))
                .map(due ->
                        new LinkExpiry(
                                new PartnerId(row.getUUID("partner_id")),
                                due.toInstant(),
                                Optional.ofNullable(row.getOffsetDateTime("links_done_at"))
                                        .map(OffsetDateTime::toInstant)));
    }

    private static Due due(Row row) {
        return new Due(
                new AgreementId(row.getUUID("agreement_id")),
                new PartnerId(row.getUUID("partner_id")),
                row.getOffsetDateTime("due_at").toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
