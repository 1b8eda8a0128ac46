package io.tandem.team.dispute;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Decimals;
import io.tandem.chassis.money.Money;
import io.tandem.team.agreement.model.DisputeClause.DefaultAward;
import io.tandem.team.dispute.model.Line;
import io.tandem.team.roster.model.PartnerId;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Adds to disputes: the dispute itself, evidence, proposals, acceptances, ballots. */
@ApplicationScoped
class DisputeInsertSql {

    private static final String INSERT =
            """
            insert into dispute (id, settlement_id, team_id, agreement_id, period, claimant_id,
                                 statement, state, until_at, opened_at, version)
            values ($1, $2, $3, $4, $5, $6, $7, 'NEGOTIATING', $8, $9, 1)
            """;

    private static final String INSERT_LINES =
            """
            insert into dispute_line (dispute_id, number, settlement_id, claimant_id, holder_id,
                                      asset, part, contested, state, attempt_after)
            select $1, number, $2, $3, holder_id, asset, part::numeric, contested::numeric, $4,
                   $5::timestamptz
            from unnest($6::uuid[], $7::text[], $8::text[], $9::text[]) with ordinality
                as l (holder_id, asset, part, contested, number)
            """;

    private static final String INSERT_PERSONS =
            """
            insert into dispute_person (dispute_id, partner_id, is_member)
            select $1, partner_id, $3 from unnest($2::uuid[]) as p (partner_id)
            on conflict (dispute_id, partner_id) do nothing
            """;

    /** What of a line is in dispute or was lost in one. */
    private static final String TAKEN =
            """
            select coalesce(sum(coalesce(awarded, contested)), 0) as taken
            from dispute_line where settlement_id = $1 and asset = $2 and holder_id = $3
            """;

    private static final String CONTESTED_BY =
            """
            select dispute_id from dispute_line
            where settlement_id = $1 and asset = $2 and holder_id = $3 and claimant_id = $4
            """;

    private static final String INSERT_EVIDENCE =
            """
            insert into dispute_evidence
                (id, dispute_id, partner_id, title, sha256, size_bytes, link, added_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """;

    private static final String COUNT_EVIDENCE =
            """
            select count(*) from dispute_evidence where dispute_id = $1
            """;

    private static final String LIST_EVIDENCE =
            """
            select id, partner_id, title, sha256, size_bytes, link, added_at
            from dispute_evidence where dispute_id = $1 and id > $2 order by id limit $3
            """;

    private static final String INSERT_PROPOSAL =
            """
            insert into dispute_proposal (dispute_id, number, partner_id, awards, made_at)
            values ($1, $2, $3, $4::text[]::numeric[], $5)
            """;

    private static final String ON_THE_TABLE =
            """
            update dispute set proposals = $2 where id = $1
            """;

    private static final String INSERT_ACCEPTANCE =
            """
            insert into dispute_acceptance (dispute_id, number, partner_id, accepted_at)
            values ($1, $2, $3, $4)
            on conflict (dispute_id, number, partner_id) do nothing
            """;

    private static final String LIST_PROPOSALS =
            """
            select p.number, p.partner_id, p.awards, p.made_at,
                   array(select a.partner_id from dispute_acceptance a
                         where a.dispute_id = p.dispute_id and a.number = p.number
                         order by a.partner_id) as accepted_by
            from dispute_proposal p
            where p.dispute_id = $1 and p.number > $2 order by p.number limit $3
            """;

    private static final String INSERT_BALLOT =
            """
            insert into dispute_ballot (dispute_id, partner_id, award, cast_at)
            values ($1, $2, $3, $4)
            """;

    Uni<Void> insert(
            SqlConnection connection,
            Dispute dispute,
            Set<PartnerId> members,
            Instant until,
            boolean posted) {
        UUID claimant = dispute.hearing().parties().claimant().value();
        List<Line> lines = dispute.hearing().lines();
        return connection
                .preparedQuery(INSERT)
                .execute(
                        Tuple.from(
                                List.of(
                                        dispute.id(),
                                        dispute.settlementId(),
                                        dispute.teamId(),
                                        dispute.agreementId(),
                                        dispute.period().toString(),
                                        claimant,
                                        dispute.statement(),
                                        utc(until),
                                        utc(dispute.openedAt()))))
                .chain(() ->
                        connection
                                .preparedQuery(INSERT_LINES)
                                .execute(
                                        Tuple.tuple()
                                                .addUUID(dispute.id())
                                                .addUUID(dispute.settlementId())
                                                .addUUID(claimant)
                                                .addString(posted ? "FREEZING" : "AWAITING")
                                                .addOffsetDateTime(
                                                        posted ? utc(dispute.openedAt()) : null)
                                                .addArrayOfUUID(
                                                        lines.stream()
                                                                .map(line -> line.holder().value())
                                                                .toArray(UUID[]::new))
                                                .addArrayOfString(
                                                        texts(
                                                                lines,
                                                                line -> line.part().asset().code()))
                                                .addArrayOfString(
                                                        texts(lines, line -> plain(line.part())))
                                                .addArrayOfString(
                                                        texts(
                                                                lines,
                                                                line -> plain(line.contested())))))
                .chain(() -> persons(connection, dispute.id(), members, true))
                .chain(() ->
                        persons(
                                connection,
                                dispute.id(),
                                dispute.hearing().parties().arbiter().map(Set::of).orElse(Set.of()),
                                false));
    }

    private static Uni<Void> persons(
            SqlConnection connection, UUID id, Set<PartnerId> partners, boolean members) {
        return connection
                .preparedQuery(INSERT_PERSONS)
                .execute(
                        Tuple.of(
                                id,
                                partners.stream().map(PartnerId::value).toArray(UUID[]::new),
                                members))
                .replaceWithVoid();
    }

    Uni<BigDecimal> taken(
            SqlConnection connection, UUID settlement, Asset asset, PartnerId holder) {
        return connection
                .preparedQuery(TAKEN)
                .execute(Tuple.of(settlement, asset.code(), holder.value()))
                .map(rows -> rows.iterator().next().getBigDecimal(0));
    }

    Uni<Optional<UUID>> contestedBy(
            SqlConnection connection,
            UUID settlement,
            Asset asset,
            PartnerId holder,
            PartnerId claimant) {
        return connection
                .preparedQuery(CONTESTED_BY)
                .execute(Tuple.of(settlement, asset.code(), holder.value(), claimant.value()))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> row.getUUID("dispute_id"))
                                .findFirst());
    }

    Uni<Void> insertEvidence(SqlConnection connection, UUID dispute, EvidenceView evidence) {
        return connection
                .preparedQuery(INSERT_EVIDENCE)
                .execute(
                        Tuple.from(
                                List.of(
                                        evidence.id(),
                                        dispute,
                                        evidence.partnerId(),
                                        evidence.title(),
                                        evidence.sha256(),
                                        evidence.sizeBytes(),
                                        evidence.link(),
                                        utc(evidence.addedAt()))))
                .replaceWithVoid();
    }

    Uni<Long> countEvidence(SqlConnection connection, UUID dispute) {
        return connection
                .preparedQuery(COUNT_EVIDENCE)
                .execute(Tuple.of(dispute))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    Uni<List<EvidenceView>> evidence(SqlClient client, UUID dispute, UUID after, int limit) {
        return client.preparedQuery(LIST_EVIDENCE)
                .execute(Tuple.of(dispute, after, limit))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(DisputeRows::evidence)
                                .toList());
    }

    Uni<Void> insertProposal(
            SqlConnection connection,
            UUID dispute,
            int number,
            PartnerId by,
            List<Money> awards,
            Instant now) {
        return connection
                .preparedQuery(INSERT_PROPOSAL)
                .execute(
                        Tuple.of(
                                dispute,
                                number,
                                by.value(),
                                texts(awards, DisputeInsertSql::plain),
                                utc(now)))
                .chain(() ->
                        connection.preparedQuery(ON_THE_TABLE).execute(Tuple.of(dispute, number)))
                .chain(() -> insertAcceptance(connection, dispute, number, by, now));
    }

    Uni<Void> insertAcceptance(
            SqlConnection connection, UUID dispute, int number, PartnerId by, Instant now) {
        return connection
                .preparedQuery(INSERT_ACCEPTANCE)
                .execute(Tuple.of(dispute, number, by.value(), utc(now)))
                .replaceWithVoid();
    }

    Uni<List<Row>> proposals(SqlClient client, UUID dispute, int after, int limit) {
        return client.preparedQuery(LIST_PROPOSALS)
                .execute(Tuple.of(dispute, after, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    Uni<Void> insertBallot(
            SqlConnection connection,
            UUID dispute,
            PartnerId voter,
            DefaultAward award,
            Instant now) {
        return connection
                .preparedQuery(INSERT_BALLOT)
                .execute(Tuple.of(dispute, voter.value(), award.name(), utc(now)))
                .replaceWithVoid();
    }

    private static String plain(Money amount) {
        return Decimals.plain(amount.amount());
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
