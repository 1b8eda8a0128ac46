package io.tandem.team.agreement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.paging.Cursor;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.team.agreement.model.AgreementId;
import io.tandem.team.agreement.model.Terms;
import io.tandem.team.roster.RosterSql;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;

/**
 * Shows agreements to whom they concern: the team's members, the parties (also when they have left
 * the team since), and operators. To anybody else there is no such thing.
 */
@ApplicationScoped
public class AgreementReader {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String AGREEMENT = "agreement";

    private final AgreementSql agreements;
    private final RosterSql roster;
    private final Pool pool;

    AgreementReader(AgreementSql agreements, RosterSql roster, Pool pool) {
        this.agreements = agreements;
        this.roster = roster;
        this.pool = pool;
    }

    /** The agreement that rules a team's period, for those who settle. */
    public Uni<Optional<Agreement>> inForce(
            SqlConnection connection, TeamId team, YearMonth period) {
        return agreements.inForce(connection, team, period);
    }

    /** The terms of an agreement that something was settled under. */
    public Uni<Terms> terms(SqlConnection connection, UUID id) {
        return visible(connection, new AgreementId(id), Optional.empty()).map(Agreement::terms);
    }

    /** Whether the partner is on the team, or a party to any of its agreements. */
    public Uni<Boolean> isConcerned(SqlConnection connection, TeamId team, PartnerId partner) {
        return roster.members(connection, team)
                .chain(members ->
                        members.contains(partner)
                                ? Uni.createFrom().item(true)
                                : agreements.isParty(connection, team, partner));
    }

    /** The agreement as the viewer sees it; an operator comes without a partner. */
    public Uni<AgreementView> view(AgreementId id, Optional<PartnerId> viewer) {
        return get(id, viewer).map(AgreementView::of);
    }

    Uni<Agreement> get(AgreementId id, Optional<PartnerId> viewer) {
        return pool.withConnection(connection -> visible(connection, id, viewer));
    }

    /** An agreement, for whom it concerns; an operator comes without a partner. */
    public Uni<Agreement> visible(
            SqlConnection connection, AgreementId id, Optional<PartnerId> viewer) {
        return agreements
                .find(connection, id)
                .map(found -> found.orElseThrow(() -> ProblemException.notFound(AGREEMENT)))
                .call(agreement ->
                        viewer.map(partner -> requireConcerned(connection, agreement, partner))
                                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> requireConcerned(
            SqlConnection connection, Agreement agreement, PartnerId partner) {
        return roster.members(connection, agreement.team())
                .invoke(members -> {
                    if (!members.contains(partner)
                            && !agreement.terms().members().contains(partner)) {
                        throw ProblemException.notFound(AGREEMENT);
                    }
                })
                .replaceWithVoid();
    }

    Uni<Page<AgreementView>> list(TeamId team, Optional<PartnerId> viewer, PageParams page) {
        UUID after = page.cursor().map(cursor -> cursor.uuid(0)).orElse(BEFORE_ALL);
        return pool.withConnection(connection ->
                onlyOf(connection, team, viewer)
                        .chain(onlyOf ->
                                agreements.list(connection, team, after, onlyOf, page.limit() + 1))
                        .map(rows ->
                                Page.of(
                                        rows,
                                        page.limit(),
                                        row -> Cursor.of(row.id()),
                                        AgreementView::of)));
    }

    /** Whose agreements to show: all, or those of one who is no member (any more). */
    private Uni<Optional<PartnerId>> onlyOf(
            SqlConnection connection, TeamId team, Optional<PartnerId> viewer) {
        return roster.lead(connection, team)
                .invoke(lead -> lead.orElseThrow(() -> ProblemException.notFound("team")))
                .chain(() -> roster.members(connection, team))
                .chain(members -> {
                    Optional<PartnerId> stranger =
                            viewer.filter(partner -> !members.contains(partner));
                    return stranger.map(partner ->
                                    agreements
                                            .isParty(connection, team, partner)
                                            .invoke(AgreementReader::requireParty))
                            .orElseGet(() -> Uni.createFrom().item(true))
                            .map(_ -> stranger);
                });
    }

    private static void requireParty(boolean isParty) {
        if (!isParty) {
            throw ProblemException.notFound("team");
        }
    }
}
