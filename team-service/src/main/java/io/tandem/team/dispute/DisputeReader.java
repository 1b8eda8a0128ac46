package io.tandem.team.dispute;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.paging.Cursor;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.team.dispute.model.DisputeState;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.settlement.SettlementLines;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Shows disputes to whom they concern. */
@ApplicationScoped
class DisputeReader {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final DisputeSql disputes;
    private final DisputeInsertSql inserts;
    private final DisputeAccess access;
    private final SettlementLines settlements;
    private final Pool pool;
    private final Clock clock;

    DisputeReader(
            DisputeSql disputes,
            DisputeInsertSql inserts,
            DisputeAccess access,
            SettlementLines settlements,
            Pool pool,
            Clock clock) {
        this.disputes = disputes;
        this.inserts = inserts;
        this.access = access;
        this.settlements = settlements;
        this.pool = pool;
        this.clock = clock;
    }

    Uni<Dispute> get(UUID id, Optional<PartnerId> viewer) {
        return pool.withConnection(connection -> get(connection, id, viewer));
    }

    Uni<Dispute> get(SqlConnection connection, UUID id, Optional<PartnerId> viewer) {
        return access.requireSight(connection, id, viewer)
                .chain(() -> disputes.find(connection, id))
                .map(DisputeAccess::present)
                .map(this::asOfNow);
    }

    /** A decision by deadline is shown when it is stored: with it come the amounts. */
    private Dispute asOfNow(Dispute dispute) {
        var now = dispute.state().asOf(dispute.hearing(), clock.instant());
        return now instanceof DisputeState.Open ? dispute.as(now) : dispute;
    }

    Uni<Page<DisputeView>> ofSettlement(
            UUID settlement, Optional<PartnerId> viewer, PageParams page) {
        return pool.withConnection(connection ->
                settlements
                        .find(connection, settlement)
                        .map(found ->
                                found.filter(settled ->
                                                viewer.map(settled.members()::contains)
                                                        .orElse(true))
                                        .orElseThrow(() -> ProblemException.notFound("settlement")))
                        .chain(() ->
                                disputes.ofSettlement(
                                        connection, settlement, after(page), page.limit() + 1))
                        .map(rows -> page(rows, page)));
    }

    Uni<Page<DisputeView>> list(Optional<PartnerId> viewer, PageParams page) {
        return pool.withConnection(connection ->
                disputes.list(connection, viewer, after(page), page.limit() + 1)
                        .map(rows -> page(rows, page)));
    }

    private Page<DisputeView> page(List<Dispute> rows, PageParams page) {
        return Page.of(
                rows,
                page.limit(),
                row -> Cursor.of(row.id()),
                row -> DisputeView.of(asOfNow(row)));
    }

    Uni<Page<EvidenceView>> evidence(UUID id, Optional<PartnerId> viewer, PageParams page) {
        return pool.withConnection(connection ->
                get(connection, id, viewer)
                        .chain(() ->
                                inserts.evidence(connection, id, after(page), page.limit() + 1))
                        .map(rows ->
                                Page.of(
                                        rows,
                                        page.limit(),
                                        row -> Cursor.of(row.id()),
                                        Function.identity())));
    }

    Uni<Page<ProposalView>> proposals(UUID id, Optional<PartnerId> viewer, PageParams page) {
        int after = page.cursor().map(cursor -> (int) cursor.number(0)).orElse(0);
        return pool.withConnection(connection ->
                get(connection, id, viewer)
                        .chain(() -> inserts.proposals(connection, id, after, page.limit() + 1))
                        .map(rows ->
                                Page.of(
                                        rows.stream().map(DisputeRows::proposal).toList(),
                                        page.limit(),
                                        row -> Cursor.of(row.number()),
                                        Function.identity())));
    }

    private static UUID after(PageParams page) {
        return page.cursor().map(cursor -> cursor.uuid(0)).orElse(BEFORE_ALL);
    }
}
