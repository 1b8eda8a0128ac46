package io.tandem.team.simulation.model;

import io.tandem.chassis.money.Asset;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.settlement.model.AssetResult;
import io.tandem.team.settlement.model.Calculation;
import io.tandem.team.settlement.model.PartLine;
import io.tandem.team.settlement.model.Snapshot;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Terms applied to past months as if they had ruled them, with {@link Calculation}, by which
 * settlements are worked out. A function of the terms and the figures alone: neither the order of
 * months nor that of members matters.
 */
public record Simulation(List<MonthResult> months, List<AssetTotals> totals) {

    public Simulation {
        months = List.copyOf(months);
        totals = List.copyOf(totals);
    }

    /** Refuses months that are not each named once. */
    public static Simulation of(
            Side proposed, Optional<Side> present, Collection<MonthFigures> figures) {
        SortedMap<YearMonth, MonthFigures> byPeriod = new TreeMap<>();
        for (MonthFigures each : figures) {
            if (byPeriod.put(each.period(), each) != null) {
                throw new IllegalArgumentException("month " + each.period() + " is there twice");
            }
        }
        List<MonthResult> months =
                byPeriod.values().stream().map(each -> month(proposed, present, each)).toList();
        return new Simulation(months, totals(proposed, byPeriod, months));
    }

    private static MonthResult month(Side proposed, Optional<Side> present, MonthFigures figures) {
        Map<Asset, AssetResult> results = results(proposed, figures.period(), figures.proposed());
        Optional<Map<Asset, AssetResult>> presentResults =
                present.map(
                        side -> results(side, figures.period(), figures.present().orElseThrow()));
        SortedSet<Asset> assets = new TreeSet<>(results.keySet());
        presentResults.ifPresent(some ->
                some.values().stream()
                        .filter(result -> concerns(result, proposed))
                        .forEach(result -> assets.add(result.pool().asset())));
        return new MonthResult(
                figures.period(),
                assets.stream()
                        .map(asset ->
                                assetMonth(
                                        asset,
                                        figures.proposed(),
                                        Optional.ofNullable(results.get(asset)),
                                        presentResults.map(
                                                some -> Optional.ofNullable(some.get(asset)))))
                        .toList());
    }

    private static Map<Asset, AssetResult> results(Side side, YearMonth period, Snapshot figures) {
        Map<Asset, AssetResult> results = new HashMap<>();
        Calculation.results(side.terms(), side.ties(period), figures)
                .forEach(result -> results.put(result.pool().asset(), result));
        return results;
    }

    /** Whether the present agreement moves any of it to or from who is in the simulated terms. */
    private static boolean concerns(AssetResult present, Side proposed) {
        return present.lines().stream()
                .filter(line -> proposed.terms().members().contains(line.member()))
                .anyMatch(line -> line.net().signum() != 0);
    }

    private static AssetMonth assetMonth(
            Asset asset,
            Snapshot figures,
            Optional<AssetResult> result,
            Optional<Optional<AssetResult>> present) {
        return new AssetMonth(
                asset,
                result.map(some -> some.pool().amount()).orElse(BigDecimal.ZERO),
                figures.members().values().stream()
                        .map(each -> {
                            Optional<PartLine> line = line(result, each.member());
                            return new MemberMonth(
                                    each.member(),
                                    each.rebate(asset),
                                    line.map(PartLine::contributed).orElse(BigDecimal.ZERO),
                                    line.map(PartLine::part).orElse(BigDecimal.ZERO),
                                    line.map(PartLine::net).orElse(BigDecimal.ZERO),
                                    present.map(some -> net(some, each.member())));
                        })
                        .toList());
    }

    private static Optional<PartLine> line(Optional<AssetResult> result, PartnerId member) {
        return result.flatMap(some ->
                some.lines().stream().filter(line -> line.member().equals(member)).findFirst());
    }

    private static BigDecimal net(Optional<AssetResult> result, PartnerId member) {
        return line(result, member).map(PartLine::net).orElse(BigDecimal.ZERO);
    }

    private static List<AssetTotals> totals(
            Side proposed, SortedMap<YearMonth, MonthFigures> figures, List<MonthResult> months) {
        SortedMap<Asset, SortedMap<YearMonth, AssetMonth>> byAsset = new TreeMap<>();
        months.forEach(month ->
                month.assets()
                        .forEach(asset ->
                                byAsset.computeIfAbsent(asset.asset(), _ -> new TreeMap<>())
                                        .put(month.period(), asset)));
        return byAsset.entrySet().stream()
                .map(entry -> totals(entry.getKey(), proposed, figures, entry.getValue()))
                .toList();
    }

    private static AssetTotals totals(
            Asset asset,
            Side proposed,
            SortedMap<YearMonth, MonthFigures> figures,
            SortedMap<YearMonth, AssetMonth> months) {
        SortedMap<PartnerId, SortedMap<YearMonth, MemberMonth>> byMember = new TreeMap<>();
        months.forEach((period, month) ->
                month.members()
                        .forEach(each ->
                                byMember.computeIfAbsent(each.member(), _ -> new TreeMap<>())
                                        .put(period, each)));
        List<MemberTotals> members = new ArrayList<>();
        byMember.values()
                .forEach(each -> members.add(MemberSums.of(asset, proposed, figures, each)));
        return new AssetTotals(
                asset,
                months.size(),
                months.values().stream()
                        .map(AssetMonth::pool)
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                Gini.of(members.stream().map(each -> each.sums().alone()).toList()),
                Gini.of(members.stream().map(each -> each.sums().result()).toList()),
                members.getFirst().sums().presentNet().isEmpty()
                        ? Optional.empty()
                        : Gini.of(
                                members.stream()
                                        .map(each -> each.sums().presentResult().orElseThrow())
                                        .toList()),
                members);
    }
}
