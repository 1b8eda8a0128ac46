package io.tandem.team.simulation;

import io.tandem.chassis.money.Decimals;
import io.tandem.team.ratio.model.Fraction;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.settlement.model.MemberFigures;
import io.tandem.team.settlement.model.Snapshot;
import io.tandem.team.simulation.model.AssetMonth;
import io.tandem.team.simulation.model.AssetTotals;
import io.tandem.team.simulation.model.BreakEven;
import io.tandem.team.simulation.model.MemberMonth;
import io.tandem.team.simulation.model.MemberTotals;
import io.tandem.team.simulation.model.MonthFigures;
import io.tandem.team.simulation.model.MonthResult;
import io.tandem.team.simulation.model.Side;
import io.tandem.team.simulation.model.Simulation;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Works a simulation out and spells it. */
final class ContentWriter {

    private ContentWriter() {}

    static SimulationContent content(SimulationInputs inputs, List<MonthFigures> figures) {
        Simulation simulation =
                Simulation.of(
                        new Side(inputs.proposed().terms(), inputs.proposed().digest()),
                        inputs.present()
                                .map(agreement ->
                                        new Side(agreement.termsOfRemaining(), agreement.digest())),
                        figures);
        SortedMap<YearMonth, MonthFigures> byPeriod = new TreeMap<>();
        figures.forEach(each -> byPeriod.put(each.period(), each));
        return new SimulationContent(
                SimulationContent.SCHEMA,
                inputs.team().value(),
                inputs.proposed().spelled(),
                inputs.proposed().digest().hex(),
                inputs.present().map(agreement -> agreement.digest().hex()).orElse(null),
                byPeriod.firstKey(),
                byPeriod.lastKey(),
                simulation.months().stream()
                        .map(month ->
                                month(
                                        month,
                                        byPeriod.get(month.period()),
                                        inputs.proposed().terms().members()))
                        .toList(),
                simulation.totals().stream().map(ContentWriter::asset).toList());
    }

    private static SimulationContent.MonthContent month(
            MonthResult month, MonthFigures figures, Set<PartnerId> members) {
        List<SimulationContent.ContributionContent> proposed =
                contributions(figures.proposed(), members);
        Optional<List<SimulationContent.ContributionContent>> present =
                figures.present().map(snapshot -> contributions(snapshot, members));
        return new SimulationContent.MonthContent(
                month.period(),
                proposed,
                present.filter(some -> !proposed.containsAll(some)).orElse(null),
                month.assets().stream().map(ContentWriter::assetMonth).toList());
    }

    private static List<SimulationContent.ContributionContent> contributions(
            Snapshot snapshot, Set<PartnerId> members) {
        return snapshot.members().values().stream()
                .filter(each -> members.contains(each.member()))
                .map(ContentWriter::contribution)
                .toList();
    }

    private static SimulationContent.ContributionContent contribution(MemberFigures figures) {
        return new SimulationContent.ContributionContent(
                figures.member().value(),
                figures.rebates().entrySet().stream()
                        .map(entry ->
                                new SimulationContent.AmountContent(
                                        entry.getKey(), plain(entry.getValue())))
                        .toList(),
                plain(figures.volumeUsd()),
                figures.invitees(),
                figures.activeTraders(),
                figures.costs().isEmpty()
                        ? null
                        : figures.costs().entrySet().stream()
                                .map(entry ->
                                        new SimulationContent.AmountContent(
                                                entry.getKey(), plain(entry.getValue().approved())))
                                .toList());
    }

    private static SimulationContent.AssetMonthContent assetMonth(AssetMonth month) {
        return new SimulationContent.AssetMonthContent(
                month.asset(),
                plain(month.pool()),
                month.members().stream().map(ContentWriter::result).toList());
    }

    private static SimulationContent.ResultContent result(MemberMonth month) {
        return new SimulationContent.ResultContent(
                month.member().value(),
                plain(month.alone()),
                plain(month.contributed()),
                plain(month.part()),
                plain(month.result()),
                plain(month.againstAlone()),
                month.againstPresent().map(ContentWriter::plain).orElse(null));
    }

    private static SimulationContent.AssetContent asset(AssetTotals totals) {
        return new SimulationContent.AssetContent(
                totals.asset(),
                totals.months(),
                plain(totals.pool()),
                new SimulationContent.GiniContent(
                        ratio(totals.giniAlone()),
                        ratio(totals.giniProposed()),
                        ratio(totals.giniPresent())),
                totals.members().stream().map(ContentWriter::totals).toList());
    }

    private static SimulationContent.RatioContent ratio(Optional<Fraction> fraction) {
        return fraction.map(
                        some -> new SimulationContent.RatioContent(some.toString(), some.decimal()))
                .orElse(null);
    }

    private static SimulationContent.TotalsContent totals(MemberTotals totals) {
        BreakEven breakEven = totals.breakEven();
        return new SimulationContent.TotalsContent(
                result(totals.sums()),
                new SimulationContent.WorstMonthContent(
                        totals.worstMonth(), plain(totals.worstNet())),
                new SimulationContent.BreakEvenContent(
                        breakEven.monthsNoWorse(),
                        breakEven.since().orElse(null),
                        breakEven.contribution().map(ContentWriter::plain).orElse(null)));
    }

    /** One spelling a number: 1 and 1.0 are the same figure, and shall give the same bytes. */
    private static BigDecimal plain(BigDecimal amount) {
        return new BigDecimal(Decimals.plain(amount));
    }
}
