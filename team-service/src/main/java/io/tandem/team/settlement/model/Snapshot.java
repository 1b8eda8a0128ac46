package io.tandem.team.settlement.model;

import io.tandem.chassis.money.Asset;
import io.tandem.team.roster.model.PartnerId;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All members' figures of a period as of one moment. A settlement is worked out from this and from
 * nothing else, so that it comes out the same whenever it is worked out again.
 */
public record Snapshot(Instant asOf, SortedMap<PartnerId, MemberFigures> members) {

    public Snapshot {
        members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
    }

    /**
     * @throws IllegalArgumentException when the figures are not those of exactly these members, one
     *     each: a figure too many or too few is not a snapshot of this team
     */
    public static Snapshot of(
            Instant asOf, Collection<MemberFigures> figures, Set<PartnerId> expected) {
        SortedMap<PartnerId, MemberFigures> members = new TreeMap<>();
        for (MemberFigures each : figures) {
            if (members.put(each.member(), each) != null) {
                throw new IllegalArgumentException("two figures for member " + each.member());
            }
        }
        if (!members.keySet().equals(expected)) {
            throw new IllegalArgumentException("the figures are not those of the members");
        }
        return new Snapshot(asOf, members);
    }

    /** Whether it has the same figures, as of whatever moment. An asset of zero says nothing. */
    public boolean saysTheSameAs(Snapshot other) {
        return members.keySet().equals(other.members.keySet())
                && members.values().stream()
                        .allMatch(each -> each.saysTheSameAs(other.members.get(each.member())));
    }

    /** The same with what members spent; of whom nothing is said, nothing. */
    public Snapshot with(Map<PartnerId, SortedMap<Asset, Spent>> spent) {
        SortedMap<PartnerId, MemberFigures> all = new TreeMap<>(members);
        all.replaceAll((member, figures) ->
                figures.with(spent.getOrDefault(member, Collections.emptySortedMap())));
        return new Snapshot(asOf, all);
    }

    /** Every asset in which any member has a rebate, or has spent something. */
    public SortedSet<Asset> assets() {
        SortedSet<Asset> assets = new TreeSet<>();
        members.values()
                .forEach(figures -> {
                    assets.addAll(figures.rebates().keySet());
                    assets.addAll(figures.costs().keySet());
                });
        return assets;
    }
}
