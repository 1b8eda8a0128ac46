package io.tandem.team.dispute.model;

import io.tandem.team.roster.model.PartnerId;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The proposal on the table. A counter-proposal takes its place, and what was accepted before with
 * it: who accepts, accepts one number and knows what it says.
 *
 * @param accepted who has accepted it, its author from the start
 */
public record Offer(int number, PartnerId by, Award award, SortedSet<PartnerId> accepted) {

    public Offer {
        accepted = Collections.unmodifiableSortedSet(new TreeSet<>(accepted));
    }

    Offer acceptedBy(PartnerId party) {
        SortedSet<PartnerId> more = new TreeSet<>(accepted);
        more.add(party);
        return new Offer(number, by, award, more);
    }
}
