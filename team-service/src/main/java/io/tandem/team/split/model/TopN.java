package io.tandem.team.split.model;

import io.tandem.team.roster.model.PartnerId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Only the {@code n} largest contributions share, by an inner rule that sees nobody else. Where
 * equal contributions meet at the cut, the {@link TieOrder} says who is in: it cannot be chosen and
 * changes from month to month, but there one of two equals gets a part and the other none.
 *
 * <p>Who brought nothing is never among the largest; where nobody brought anything the fallback
 * divides among all.
 */
public record TopN(int n, Measure by, SplitRule inner, Optional<SplitRule> fallback)
        implements SplitRule {

    public TopN {
        if (n < 1) {
            throw new IllegalArgumentException("at least one shares");
        }
    }

    @Override
    public Parts divide(BigInteger pool, Contributions contributions, TieOrder ties) {
        Set<PartnerId> largest = largest(contributions, ties);
        return largest.isEmpty()
                ? fallback.orElseGet(Equal::new).divide(pool, contributions, ties)
                : inner.divide(pool, contributions.only(largest), ties)
                        .among(contributions.byMember().keySet());
    }

    @Override
    public SplitRule workedOut(Contributions contributions) {
        return new TopN(
                n,
                by,
                inner.workedOut(contributions),
                fallback.map(rule -> rule.workedOut(contributions)));
    }

    private Set<PartnerId> largest(Contributions contributions, TieOrder ties) {
        Comparator<Map.Entry<PartnerId, BigDecimal>> byAmount = Map.Entry.comparingByValue();
        return contributions.weighed(each -> each.weighing(by)).byMember().entrySet().stream()
                .filter(entry -> entry.getValue().signum() > 0)
                .sorted(byAmount.reversed().thenComparing(Map.Entry::getKey, ties.comparator()))
                .limit(n)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
