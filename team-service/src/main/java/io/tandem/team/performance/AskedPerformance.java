package io.tandem.team.performance;

import io.tandem.chassis.problem.ProblemException;
import io.tandem.team.performance.model.Grouping;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is asked, by whom.
 *
 * @param viewer empty for an operator
 * @param member whose rows are asked for; all members' when empty
 */
record AskedPerformance(
        TeamId team,
        Optional<PartnerId> viewer,
        Optional<PartnerId> member,
        YearMonth from,
        YearMonth to,
        Grouping grouping) {

    static final int MOST_MONTHS = 24;

    private static final YearMonth EARLIEST = YearMonth.of(2000, 1);

    /**
     * @throws ProblemException 400 naming the parameter that is amiss
     */
    static AskedPerformance parse(
            TeamId team,
            Optional<PartnerId> viewer,
            Optional<PartnerId> member,
            PerformanceWindow window,
            YearMonth present) {
        YearMonth first = month("from", window.from());
        YearMonth last = month("to", window.to());
        if (first.isBefore(EARLIEST)) {
            throw ProblemException.invalid("from", "must not be before " + EARLIEST);
        }
        if (last.isAfter(present)) {
            throw ProblemException.invalid("to", "must not be after the present month, in UTC");
        }
        if (last.isBefore(first) || !last.isBefore(first.plusMonths(MOST_MONTHS))) {
            throw ProblemException.invalid(
                    "to", "must be `from` or one of the " + (MOST_MONTHS - 1) + " months after it");
        }
        return new AskedPerformance(
                team, viewer, member, first, last, grouping(window.groupBy(), member));
    }

    List<YearMonth> months() {
        return Stream.iterate(from, month -> !month.isAfter(to), month -> month.plusMonths(1))
                .toList();
    }

    private static YearMonth month(String name, String text) {
        try {
            if (text != null && text.length() == "2026-10".length()) {
                return YearMonth.parse(text);
            }
        } catch (DateTimeException e) {
            throw ProblemException.invalid(name, "must be a month such as 2026-10");
        }
        throw ProblemException.invalid(name, "must be a month such as 2026-10");
    }

    private static Grouping grouping(String words, Optional<PartnerId> member) {
        if (words == null) {
            return Grouping.PERIOD_AND_MEMBER;
        }
        Set<String> keys = Set.copyOf(List.of(words.split(",", -1)));
        Grouping grouping =
                switch (keys.stream().sorted().reduce((a, b) -> a + "," + b).orElseThrow()) {
                    case "member,period" -> Grouping.PERIOD_AND_MEMBER;
                    case "period" -> Grouping.PERIOD;
                    case "member" -> Grouping.MEMBER;
                    case "total" -> Grouping.TOTAL;
                    default ->
                            throw ProblemException.invalid(
                                    "groupBy", "must be period, member, both, or total");
                };
        if (member.isPresent() && (grouping == Grouping.PERIOD || grouping == Grouping.TOTAL)) {
            throw ProblemException.invalid("groupBy", "must hold member for one member's rows");
        }
        return grouping;
    }
}
