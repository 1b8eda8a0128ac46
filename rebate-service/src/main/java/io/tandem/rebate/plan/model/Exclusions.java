package io.tandem.rebate.plan.model;

import java.util.Set;

/** Whose trades earn nothing: users of some fee tiers, and users of some countries. */
public record Exclusions(Set<String> userTiers, Set<String> countries) {

    public static final Exclusions NONE = new Exclusions(Set.of(), Set.of());

    public Exclusions {
        userTiers = Set.copyOf(userTiers);
        countries = Set.copyOf(countries);
    }
}
