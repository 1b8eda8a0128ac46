package io.tandem.team.performance.model;

import io.tandem.chassis.money.Asset;
import io.tandem.team.ratio.model.Fraction;
import io.tandem.team.roster.model.PartnerId;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Members' months, grouped: months in their order, then members in that of their ids. The order in
 * which they are given does not matter.
 */
public final class Table {

    private record Key(Optional<YearMonth> period, Optional<PartnerId> member) {

        Key ofSamePeriod() {
            return new Key(period, Optional.empty());
        }

        Optional<Key> ofMonthBefore() {
            return period.map(month -> new Key(Optional.of(month.minusMonths(1)), member));
        }
    }

    private static final Comparator<Key> IN_ORDER =
            Comparator.comparing((Key key) -> key.period().orElse(YearMonth.of(0, 1)))
                    .thenComparing(key -> key.member().map(PartnerId::toString).orElse(""));

    private Table() {}

    /** The rows of the table; none where there is no month. */
    public static List<Row> of(Collection<MemberMonth> months, Grouping grouping) {
        SortedMap<Key, Figures> sums = new TreeMap<>(IN_ORDER);
        for (MemberMonth each : months) {
            Key key =
                    new Key(
                            grouping.byPeriod() ? Optional.of(each.period()) : Optional.empty(),
                            grouping.byMember() ? Optional.of(each.member()) : Optional.empty());
            sums.merge(key, each.figures(), Figures::plus);
        }
        Map<Key, List<Figures>> beside = new HashMap<>();
        sums.forEach((key, figures) ->
                beside.merge(
                        key.ofSamePeriod(),
                        List.of(figures),
                        (some, more) -> Stream.concat(some.stream(), more.stream()).toList()));
        return sums.entrySet().stream()
                .map(entry ->
                        new Row(
                                entry.getKey().period(),
                                entry.getKey().member(),
                                entry.getValue(),
                                entry.getKey()
                                        .member()
                                        .map(_ ->
                                                ranks(
                                                        entry.getValue(),
                                                        beside.get(entry.getKey().ofSamePeriod()))),
                                entry.getKey()
                                        .ofMonthBefore()
                                        .map(before ->
                                                trends(
                                                        entry.getValue(),
                                                        Optional.ofNullable(sums.get(before))))))
                .toList();
    }

    private static Ranks ranks(Figures own, List<Figures> all) {
        SortedMap<Asset, Integer> rebates = new TreeMap<>();
        own.assets()
                .keySet()
                .forEach(asset -> rebates.put(asset, rank(own, all, each -> each.solo(asset))));
        return new Ranks(
                rank(own, all, Figures::volumeUsd),
                rank(own, all, each -> BigDecimal.valueOf(each.invitees())),
                rank(own, all, each -> BigDecimal.valueOf(each.activeTraders())),
                rebates);
    }

    private static int rank(Figures own, List<Figures> all, Function<Figures, BigDecimal> measure) {
        BigDecimal mine = measure.apply(own);
        return 1
                + (int)
                        all.stream()
                                .filter(other -> measure.apply(other).compareTo(mine) > 0)
                                .count();
    }

    private static Trends trends(Figures own, Optional<Figures> before) {
        SortedMap<Asset, Fraction> rebates = new TreeMap<>();
        own.assets()
                .keySet()
                .forEach(asset ->
                        trend(own, before, each -> each.solo(asset))
                                .ifPresent(trend -> rebates.put(asset, trend)));
        return new Trends(
                trend(own, before, Figures::volumeUsd),
                trend(own, before, each -> BigDecimal.valueOf(each.invitees())),
                trend(own, before, each -> BigDecimal.valueOf(each.activeTraders())),
                rebates);
    }

    private static Optional<Fraction> trend(
            Figures own, Optional<Figures> before, Function<Figures, BigDecimal> measure) {
        return before.map(measure)
                .filter(that -> that.signum() > 0)
                .map(that -> Fraction.of(measure.apply(own).subtract(that), that));
    }
}
