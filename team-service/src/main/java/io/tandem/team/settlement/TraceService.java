package io.tandem.team.settlement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.chassis.paging.Cursor;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.team.agreement.Agreement;
import io.tandem.team.agreement.AgreementReader;
import io.tandem.team.agreement.AgreementView;
import io.tandem.team.agreement.model.AgreementId;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.settlement.Contests.Contested;
import io.tandem.team.settlement.model.Calculation;
import io.tandem.team.settlement.model.Snapshot;
import io.tandem.team.split.model.TieOrder;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes a settlement apart, down to the trades. Of a member's trades nobody is told but the member
 * itself and operators: to a colleague there are none.
 */
@ApplicationScoped
class TraceService {

    private final SettlementSql settlements;
    private final SettlementAccess access;
    private final AgreementReader agreements;
    private final Contests contests;
    private final RebateBooks rebate;
    private final TradeBooks trades;
    private final Pool pool;

    TraceService(
            SettlementSql settlements,
            SettlementAccess access,
            AgreementReader agreements,
            Contests contests,
            RebateBooks rebate,
            TradeBooks trades,
            Pool pool) {
        this.settlements = settlements;
        this.access = access;
        this.agreements = agreements;
        this.contests = contests;
        this.rebate = rebate;
        this.trades = trades;
        this.pool = pool;
    }

    /** Whose trades, in which asset, from where on; all of them where nothing is said. */
    record Asked(Optional<PartnerId> member, Optional<Asset> asset, PageParams page) {}

    private record Found(
            Settlement settlement,
            Agreement agreement,
            AgreementView shown,
            List<Contested> contested) {}

    Uni<TraceView> trace(UUID id, Optional<PartnerId> viewer, Asked asked) {
        return found(id, viewer)
                .chain(found -> {
                    Optional<PartnerId> whose = whose(found.settlement(), viewer, asked.member());
                    return now(found)
                            .chain(now ->
                                    trades(found, whose, asked)
                                            .map(told -> view(found, now, told)));
                });
    }

    private Uni<Found> found(UUID id, Optional<PartnerId> viewer) {
        return pool.withConnection(connection ->
                        settlements
                                .find(connection, id)
                                .map(SettlementService::present)
                                .call(found -> access.requireSight(connection, found, viewer)))
                .chain(settlement ->
                        agreements
                                .view(new AgreementId(settlement.agreementId()), viewer)
                                .chain(shown -> found(settlement, shown, viewer)));
    }

    private Uni<Found> found(
            Settlement settlement, AgreementView shown, Optional<PartnerId> viewer) {
        return pool.withConnection(connection ->
                agreements
                        .visible(connection, new AgreementId(settlement.agreementId()), viewer)
                        .chain(agreement ->
                                contests.ofSettlement(connection, settlement.id())
                                        .map(contested ->
                                                new Found(
                                                        settlement, agreement, shown, contested))));
    }

    /** A colleague's trades are not there, nor are those of one who is no member. */
    private static Optional<PartnerId> whose(
            Settlement settlement, Optional<PartnerId> viewer, Optional<PartnerId> named) {
        named.ifPresent(member -> {
            boolean mayAsk = viewer.map(member::equals).orElse(true);
            if (!mayAsk || !settlement.members().contains(member)) {
                throw ProblemException.notFound("member");
            }
        });
        return named.or(() -> viewer).filter(settlement.members()::contains);
    }

    private Uni<Snapshot> now(Found found) {
        return rebate.snapshot(found.agreement(), found.settlement().period());
    }

    private Uni<Optional<TradesView>> trades(Found found, Optional<PartnerId> whose, Asked asked) {
        Settlement settlement = found.settlement();
        return whose.map(member ->
                        trades.trades(
                                        found.agreement(),
                                        settlement.period(),
                                        member,
                                        asked.asset(),
                                        asked.page().limit(),
                                        asked.page().cursor().map(Cursor::encode))
                                .map(told ->
                                        Optional.of(
                                                TradesView.of(
                                                        member.value(),
                                                        told,
                                                        settlement.snapshot().asOf()))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private static TraceView view(Found found, Snapshot now, Optional<TradesView> trades) {
        Settlement settlement = found.settlement();
        SettlementView shown = SettlementView.of(settlement);
        return new TraceView(
                settlement.id(),
                settlement.team().value(),
                settlement.period(),
                shown.state(),
                settlement.snapshot().asOf(),
                found.shown(),
                isRecomputed(found),
                TraceLines.lines(settlement, found.agreement(), found.contested()),
                shown.transfers(),
                TraceLines.books(settlement.snapshot(), now),
                trades.orElse(null));
    }

    private static boolean isRecomputed(Found found) {
        Settlement settlement = found.settlement();
        return settlement.digest().equals(found.agreement().digest())
                && TraceLines.agree(
                        settlement.results(),
                        Calculation.results(
                                found.agreement().terms(),
                                found.agreement().presences(settlement.period()),
                                new TieOrder(settlement.digest(), settlement.period()),
                                settlement.snapshot()));
    }
}
