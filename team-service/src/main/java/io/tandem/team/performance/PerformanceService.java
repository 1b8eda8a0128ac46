package io.tandem.team.performance;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.team.agreement.AgreementReader;
import io.tandem.team.performance.model.AssetFigures;
import io.tandem.team.performance.model.Figures;
import io.tandem.team.performance.model.MemberMonth;
import io.tandem.team.performance.model.Row;
import io.tandem.team.performance.model.Table;
import io.tandem.team.roster.RosterSql;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import io.tandem.team.settlement.PeriodBooks;
import io.tandem.team.settlement.SettledMonths;
import io.tandem.team.settlement.model.AssetResult;
import io.tandem.team.settlement.model.Calculation;
import io.tandem.team.settlement.model.MemberFigures;
import io.tandem.team.settlement.model.PartLine;
import io.tandem.team.settlement.model.Snapshot;
import io.tandem.team.split.model.TieOrder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts together how a team did, for somebody who may know it. */
@ApplicationScoped
class PerformanceService {

    private final AgreementReader agreements;
    private final RosterSql roster;
    private final SettledMonths settlements;
    private final PeriodBooks books;
    private final VisibleFees fees;
    private final PerformanceSettings settings;
    private final Pool pool;
    private final Clock clock;

    PerformanceService(
            AgreementReader agreements,
            RosterSql roster,
            SettledMonths settlements,
            PeriodBooks books,
            VisibleFees fees,
            PerformanceSettings settings,
            Pool pool,
            Clock clock) {
        this.agreements = agreements;
        this.roster = roster;
        this.settlements = settlements;
        this.books = books;
        this.fees = fees;
        this.settings = settings;
        this.pool = pool;
        this.clock = clock;
    }

    Uni<PerformanceView> performance(
            TeamId team,
            Optional<PartnerId> viewer,
            Optional<PartnerId> member,
            PerformanceWindow window) {
        return pool.withConnection(connection -> requireSight(connection, team, viewer))
                .map(_ ->
                        AskedPerformance.parse(
                                team,
                                viewer,
                                member,
                                window,
                                YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC))))
                .chain(asked ->
                        pool.withConnection(connection -> months(connection, asked))
                                .chain(months -> told(asked, months))
                                .map(told -> view(asked, told)));
    }

    private Uni<Void> requireSight(
            SqlConnection connection, TeamId team, Optional<PartnerId> viewer) {
        return roster.lead(connection, team)
                .invoke(lead -> lead.orElseThrow(() -> ProblemException.notFound("team")))
                .chain(() ->
                        viewer.map(partner -> agreements.isConcerned(connection, team, partner))
                                .orElseGet(() -> Uni.createFrom().item(true)))
                .invoke(concerned -> {
                    if (!concerned) {
                        throw ProblemException.notFound("team");
                    }
                })
                .replaceWithVoid();
    }

    /** The months under agreements to which the viewer is a party; of others it sees nothing. */
    private Uni<List<TeamMonth>> months(SqlConnection connection, AskedPerformance asked) {
        return Multi.createFrom()
                .iterable(asked.months())
                .onItem()
                .transformToUniAndConcatenate(period -> month(connection, asked, period))
                .collect()
                .asList()
                .map(months -> months.stream().flatMap(Optional::stream).toList());
    }

    private Uni<Optional<TeamMonth>> month(
            SqlConnection connection, AskedPerformance asked, YearMonth period) {
        return agreements
                .inForce(connection, asked.team(), period)
                .map(found ->
                        found.filter(agreement ->
                                asked.viewer()
                                        .map(agreement.presences(period)::containsKey)
                                        .orElse(true)))
                .chain(found ->
                        found.map(agreement ->
                                        settlements
                                                .of(connection, asked.team(), period)
                                                .map(settled ->
                                                        Optional.of(
                                                                new TeamMonth(
                                                                        period, agreement,
                                                                        settled))))
                                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<List<TeamMonth.Told>> told(AskedPerformance asked, List<TeamMonth> months) {
        return fees.of(months, asked.viewer())
                .chain(fees ->
                        Multi.createFrom()
                                .iterable(months)
                                .onItem()
                                .transformToUniAndConcatenate(month -> told(month, fees))
                                .collect()
                                .asList());
    }

    private Uni<TeamMonth.Told> told(TeamMonth month, VisibleFees.Found fees) {
        return outcome(month)
                .map(outcome -> new TeamMonth.Told(month, members(month, outcome, fees)));
    }

    /** What came of a month. */
    private record Outcome(Snapshot snapshot, List<AssetResult> results) {}

    /** As it was settled; else as it would be settled by what is known now. */
    private Uni<Outcome> outcome(TeamMonth month) {
        return month.settled()
                .map(settled ->
                        Uni.createFrom().item(new Outcome(settled.snapshot(), settled.results())))
                .orElseGet(() ->
                        books.snapshot(month.agreement(), month.period())
                                .map(snapshot -> new Outcome(snapshot, results(month, snapshot))));
    }

    private static List<AssetResult> results(TeamMonth month, Snapshot snapshot) {
        return Calculation.results(
                month.agreement().terms(),
                month.agreement().presences(month.period()),
                new TieOrder(month.agreement().digest(), month.period()),
                snapshot);
    }

    private static List<MemberMonth> members(
            TeamMonth month, Outcome outcome, VisibleFees.Found fees) {
        return outcome.snapshot().members().values().stream()
                .map(each ->
                        new MemberMonth(
                                month.period(),
                                each.member(),
                                new Figures(
                                        each.volumeUsd(),
                                        each.invitees(),
                                        each.activeTraders(),
                                        assets(each, outcome.results()),
                                        fees.of(month, each.member()))))
                .toList();
    }

    private static SortedMap<Asset, AssetFigures> assets(
            MemberFigures figures, List<AssetResult> results) {
        SortedMap<Asset, AssetFigures> assets = new TreeMap<>();
        for (AssetResult result : results) {
            Asset asset = result.pool().asset();
            for (PartLine line : result.lines()) {
                if (line.member().equals(figures.member())) {
                    assets.put(
                            asset,
                            new AssetFigures(
                                    figures.rebate(asset),
                                    line.contributed(),
                                    line.part(),
                                    line.net()));
                }
            }
        }
        return assets;
    }

    private PerformanceView view(AskedPerformance asked, List<TeamMonth.Told> told) {
        List<Row> rows =
                Table.of(
                        told.stream().flatMap(each -> each.members().stream()).toList(),
                        asked.grouping());
        // Ranks over several months stand on all of their agreements.
        boolean volumeRanks =
                settings.volumeRanks()
                        && told.stream().allMatch(each -> each.month().ranksByVolume());
        return new PerformanceView(
                asked.team().value(),
                asked.from(),
                asked.to(),
                told.stream().map(each -> PerformanceView.MonthView.of(each.month())).toList(),
                rows.stream()
                        .filter(row ->
                                asked.member().isEmpty() || asked.member().equals(row.member()))
                        .map(row -> PerformanceRowView.of(row, volumeRanks))
                        .toList());
    }
}
