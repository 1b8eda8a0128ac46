package io.tandem.team.split.model;

import io.tandem.team.roster.model.PartnerId;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What all members of a split brought, in the order of their ids, so that the order in which they
 * were listed cannot matter. Refuses an empty list, and a member listed twice.
 */
public record Contributions(SortedMap<PartnerId, Contribution> byMember) {

    public Contributions {
        if (byMember.isEmpty()) {
            throw new IllegalArgumentException("a split has at least one member");
        }
        byMember = Collections.unmodifiableSortedMap(new TreeMap<>(byMember));
    }

    public static Contributions of(Collection<Contribution> contributions) {
        SortedMap<PartnerId, Contribution> byMember = new TreeMap<>();
        for (Contribution contribution : contributions) {
            if (byMember.put(contribution.member(), contribution) != null) {
                throw new IllegalArgumentException(
                        "member " + contribution.member() + " is listed twice");
            }
        }
        return new Contributions(byMember);
    }

    /** Those of the members who are named. */
    public Contributions only(Set<PartnerId> members) {
        SortedMap<PartnerId, Contribution> some = new TreeMap<>(byMember);
        some.keySet().retainAll(members);
        return new Contributions(some);
    }

    /** Those of the members who are not named. */
    public Contributions without(Set<PartnerId> members) {
        SortedMap<PartnerId, Contribution> some = new TreeMap<>(byMember);
        some.keySet().removeAll(members);
        return new Contributions(some);
    }

    /** A weight for each member, worked out from its contribution. */
    public Weights weighed(Function<Contribution, BigDecimal> weight) {
        SortedMap<PartnerId, BigDecimal> weights = new TreeMap<>();
        byMember.forEach((member, contribution) -> weights.put(member, weight.apply(contribution)));
        return new Weights(weights);
    }
}
