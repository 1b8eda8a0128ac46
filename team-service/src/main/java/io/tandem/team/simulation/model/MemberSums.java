package io.tandem.team.simulation.model;

import io.tandem.chassis.money.Asset;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/** Adds up one member's months in one asset. */
final class MemberSums {

    private MemberSums() {}

    static MemberTotals of(
            Asset asset,
            Side proposed,
            SortedMap<YearMonth, MonthFigures> figures,
            SortedMap<YearMonth, MemberMonth> months) {
        // Of equal months the first, since they come in order.
        Map.Entry<YearMonth, MemberMonth> worst =
                months.entrySet().stream()
                        .min(Comparator.comparing(month -> month.getValue().net()))
                        .orElseThrow();
        BigDecimal worstNet = worst.getValue().net();
        return new MemberTotals(
                sums(months.values()),
                worst.getKey(),
                worstNet,
                new BreakEven(
                        (int)
                                months.values().stream()
                                        .filter(month -> month.net().signum() >= 0)
                                        .count(),
                        since(months),
                        worstNet.signum() < 0
                                ? BreakEven.contribution(
                                        worst.getValue().member(),
                                        asset,
                                        proposed,
                                        worst.getKey(),
                                        figures.get(worst.getKey()).proposed())
                                : Optional.empty()));
    }

    private static MemberMonth sums(Collection<MemberMonth> months) {
        MemberMonth any = months.iterator().next();
        return new MemberMonth(
                any.member(),
                sum(months, MemberMonth::alone),
                sum(months, MemberMonth::contributed),
                sum(months, MemberMonth::part),
                sum(months, MemberMonth::net),
                any.presentNet().map(_ -> sum(months, each -> each.presentNet().orElseThrow())));
    }

    private static BigDecimal sum(
            Collection<MemberMonth> months, Function<MemberMonth, BigDecimal> amount) {
        return months.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Optional<YearMonth> since(SortedMap<YearMonth, MemberMonth> months) {
        Optional<YearMonth> since = Optional.empty();
        BigDecimal sofar = BigDecimal.ZERO;
        for (var month : months.entrySet()) {
            sofar = sofar.add(month.getValue().net());
            since =
                    sofar.signum() < 0
                            ? Optional.empty()
                            : Optional.of(since.orElse(month.getKey()));
        }
        return since;
    }
}
