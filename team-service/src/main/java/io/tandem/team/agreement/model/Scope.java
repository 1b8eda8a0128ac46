package io.tandem.team.agreement.model;

import java.util.Collections;
import java.util.Set;
import java.util.UUID;

/** Which of the members' earnings an agreement is about. */
public sealed interface Scope {

    /** Whether an earning may fall into both; where only other services could tell, it may. */
    boolean mayOverlap(Scope other);

    /** Everything that a member earns. */
    record AllLinks() implements Scope {

        @Override
        public boolean mayOverlap(Scope other) {
            return true;
        }
    }

    /** What comes by certain links, by their ids. Refuses an empty set. */
    record SomeLinks(Set<UUID> links) implements Scope {

        public SomeLinks {
            if (links.isEmpty()) {
                throw new IllegalArgumentException("a scope of links names at least one");
            }
            links = Set.copyOf(links);
        }

        @Override
        public boolean mayOverlap(Scope other) {
            return switch (other) {
                case SomeLinks some -> !Collections.disjoint(links, some.links);
                // Any of the links may be, or become, one of that campaign.
                case AllLinks _, OneCampaign _ -> true;
            };
        }
    }

    /** What comes by the links of one campaign, by its name. */
    record OneCampaign(String campaign) implements Scope {

        @Override
        public boolean mayOverlap(Scope other) {
            return switch (other) {
                case OneCampaign one -> campaign.equals(one.campaign);
                case AllLinks _, SomeLinks _ -> true;
            };
        }
    }
}
