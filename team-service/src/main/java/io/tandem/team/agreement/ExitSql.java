package io.tandem.team.agreement;

import io.smallrye.mutiny.Uni;
import io.tandem.team.agreement.model.AgreementId;
import io.tandem.team.agreement.model.Exit;
import io.tandem.team.agreement.model.ExitKind;
import io.tandem.team.agreement.model.ExitRules;
import io.tandem.team.roster.model.PartnerId;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Who has left an agreement, and the votes to remove somebody. */
@ApplicationScoped
class ExitSql {

    /** For whoever reads agreements: the exits of these. */
    static final String OF_AGREEMENTS =
            """
            select e.agreement_id, e.partner_id, e.kind, e.cause, e.declared_by, e.declared_at,
                   e.last_period, l.due_at as links_due_at, l.done_at as links_done_at
            from agreement_exit e
            left join link_expiry l
                on l.agreement_id = e.agreement_id and l.partner_id = e.partner_id
                and l.outcome is distinct from 'STAYED'
            where e.agreement_id = any($1) order by e.agreement_id, e.partner_id
            """;

    private static final String INSERT =
            """
            insert into agreement_exit (agreement_id, partner_id, kind, cause, declared_by,
                                        declared_at, last_period, pools_until, rejoin_from)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;

    /** The agreement's own version tells who reads it that something has changed. */
    private static final String TOUCH =
            """
            update agreement set version = version + 1 where id = $1
            """;

    /** Who votes again has voted. */
    private static final String VOTE =
            """
            insert into agreement_removal_vote (agreement_id, partner_id, voter_id, cause, voted_at)
            values ($1, $2, $3, $4, $5)
            on conflict (agreement_id, partner_id, voter_id) do nothing
            """;

    private static final String VOTES =
            """
            select partner_id, voter_id, cause, voted_at
            from agreement_removal_vote where agreement_id = $1
            order by partner_id, voted_at, voter_id
            """;

    private final LinkExpirySql expiries;

    ExitSql(LinkExpirySql expiries) {
        this.expiries = expiries;
    }

    /** With what follows for the member's links. */
    Uni<Void> insert(SqlConnection connection, Agreement agreement, Exit exit, ExitRules rules) {
        return connection
                .preparedQuery(INSERT)
                .execute(
                        Tuple.from(
                                Arrays.asList(
                                        agreement.id().value(),
                                        exit.member().value(),
                                        exit.kind().name(),
                                        exit.cause(),
                                        exit.declaredBy().map(PartnerId::value).orElse(null),
                                        utc(exit.declaredAt()),
                                        exit.lastPeriod().toString(),
                                        agreement.poolsUntil(exit, rules).toString(),
                                        utc(rules.rejoinFrom(exit)))))
                .chain(() ->
                        agreement
                                .linksExpireAt(exit, rules)
                                .map(at -> expiries.insert(connection, agreement.id(), exit, at))
                                .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> touch(connection, agreement.id()));
    }

    /** What is told of its exits has changed. */
    Uni<Void> touch(SqlConnection connection, AgreementId id) {
        return connection.preparedQuery(TOUCH).execute(Tuple.of(id.value())).replaceWithVoid();
    }

    Uni<Void> vote(
            SqlConnection connection,
            AgreementId id,
            PartnerId voter,
            VoteRemoval vote,
            Instant at) {
        return connection
                .preparedQuery(VOTE)
                .execute(
                        Tuple.of(
                                id.value(), vote.partnerId(), voter.value(), vote.cause(), utc(at)))
                .replaceWithVoid();
    }

    Uni<List<RemovalVoteView>> votes(SqlClient client, AgreementId id) {
        return client.preparedQuery(VOTES)
                .execute(Tuple.of(id.value()))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row ->
                                        new RemovalVoteView(
                                                row.getUUID("partner_id"),
                                                row.getUUID("voter_id"),
                                                row.getString("cause"),
                                                row.getOffsetDateTime("voted_at").toInstant()))
                                .toList());
    }

    static Exit exit(Row row) {
        return new Exit(
                new PartnerId(row.getUUID("partner_id")),
                ExitKind.valueOf(row.getString("kind")),
                row.getString("cause"),
                Optional.ofNullable(row.getUUID("declared_by")).map(PartnerId::new),
                row.getOffsetDateTime("declared_at").toInstant(),
                YearMonth.parse(row.getString("last_period")));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
