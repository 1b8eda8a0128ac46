package io.tandem.team.split.model;

import io.tandem.team.roster.model.PartnerId;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The exact decimal by which each member shares in a pool. Refuses a negative one. */
public record Weights(SortedMap<PartnerId, BigDecimal> byMember) {

    public Weights {
        byMember.forEach((member, weight) -> {
            if (weight.signum() < 0) {
                throw new IllegalArgumentException("member " + member + " has a negative weight");
            }
        });
        byMember = Collections.unmodifiableSortedMap(new TreeMap<>(byMember));
    }

    /** The same weights, and none for everybody else of these members. */
    Weights among(Set<PartnerId> members) {
        SortedMap<PartnerId, BigDecimal> all = new TreeMap<>(byMember);
        members.forEach(member -> all.putIfAbsent(member, BigDecimal.ZERO));
        return new Weights(all);
    }

    /** Whether nobody has any weight, so that another rule has to say who gets what. */
    public boolean areAllZero() {
        return byMember.values().stream().allMatch(weight -> weight.signum() == 0);
    }
}
