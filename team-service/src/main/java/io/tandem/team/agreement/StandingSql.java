package io.tandem.team.agreement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Rate;
import io.tandem.team.agreement.model.AgreementId;
import io.tandem.team.agreement.model.Pooling;
import io.tandem.team.agreement.model.Standing;
import io.tandem.team.agreement.model.Terms;
import io.tandem.team.roster.RosterSql;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import io.tandem.team.split.model.Digest;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Reads what a proposal meets when it is to bind. */
@ApplicationScoped
class StandingSql {

    /** In the order of ids, so that two agreements with the same partners take turns. */
    private static final String KNOW_PARTNERS =
            """
            insert into pooling_partner (partner_id)
            select partner_id from unnest($1::uuid[]) as p (partner_id) order by partner_id
            on conflict (partner_id) do nothing
            """;

    /** Locks in the order of ids, for the same reason. */
    private static final String LOCK_PARTNERS =
            """
            select partner_id from pooling_partner
            where partner_id = any($1) order by partner_id for update
            """;

    private static final String CONCLUDED =
            """
            select id, digest, state, effective_from, last_period, decided_by, decided_at
            from agreement
            where team_id = $1 and state in ('ACTIVE', 'SUPERSEDED', 'TERMINATED')
            """;

    private static final String ELSEWHERE =
            """
            select m.partner_id, m.pooled_share_ppm, a.terms, a.effective_from,
                   least(coalesce(a.pools_until, a.last_period), e.pools_until) as last_period
            from agreement_member m
            join agreement a on a.id = m.agreement_id
            left join agreement_exit e
                on e.agreement_id = m.agreement_id and e.partner_id = m.partner_id
            where m.partner_id = any($1) and a.team_id <> $2
              and a.state in ('ACTIVE', 'SUPERSEDED', 'TERMINATED')
              and coalesce(
                    least(coalesce(a.pools_until, a.last_period), e.pools_until) >= $3, true)
            """;

    private final RosterSql roster;
    private final SettledPeriods settled;
    private final CanonicalTerms canonical;

    StandingSql(RosterSql roster, SettledPeriods settled, CanonicalTerms canonical) {
        this.roster = roster;
        this.settled = settled;
        this.canonical = canonical;
    }

    /** Takes the turn to bind these partners' earnings. The caller has the team's turn. */
    Uni<Void> lockPartners(SqlConnection connection, Set<PartnerId> partners) {
        Tuple ids = Tuple.of(ids(partners));
        return connection
                .preparedQuery(KNOW_PARTNERS)
                .execute(ids)
                .chain(() -> connection.preparedQuery(LOCK_PARTNERS).execute(ids))
                .replaceWithVoid();
    }

    Uni<Standing> standing(SqlConnection connection, TeamId team, Terms terms) {
        return roster.members(connection, team)
                .chain(members ->
                        settled.last(connection, team)
                                .chain(last ->
                                        concluded(connection, team)
                                                .chain(concluded ->
                                                        elsewhere(connection, team, terms)
                                                                .map(elsewhere ->
                                                                        new Standing(
                                                                                members, concluded,
                                                                                elsewhere,
                                                                                last)))));
    }

    private static Uni<List<Standing.Version>> concluded(SqlConnection connection, TeamId team) {
        return connection
                .preparedQuery(CONCLUDED)
                .execute(Tuple.of(team.value()))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row ->
                                        new Standing.Version(
                                                new AgreementId(row.getUUID("id")),
                                                new Digest(row.getString("digest")),
                                                AgreementRows.concluded(row)))
                                .toList());
    }

    private Uni<List<Pooling>> elsewhere(SqlConnection connection, TeamId team, Terms terms) {
        return connection
                .preparedQuery(ELSEWHERE)
                .execute(
                        Tuple.of(
                                ids(terms.members()),
                                team.value(),
                                terms.effectiveFrom().toString()))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(this::pooling)
                                .toList());
    }

    private Pooling pooling(Row row) {
        Terms terms = canonical.read(row.getString("terms")).toModel();
        return new Pooling(
                new PartnerId(row.getUUID("partner_id")),
                new Rate(row.getInteger("pooled_share_ppm")),
                AgreementRows.span(row),
                terms.programmes(),
                terms.scope());
    }

    private static UUID[] ids(Set<PartnerId> partners) {
        return partners.stream().sorted().map(PartnerId::value).toArray(UUID[]::new);
    }
}
