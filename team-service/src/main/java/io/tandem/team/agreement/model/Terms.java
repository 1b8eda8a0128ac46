package io.tandem.team.agreement.model;

import io.tandem.chassis.money.Rate;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import io.tandem.team.split.model.Digest;
import io.tandem.team.split.model.SplitRule;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the members of a team agree upon, as data.
 *
 * @param pooledShares the members, each with the share of its rebates that goes into the pool
 * @param programmes whose earnings it is about; empty for all
 * @param objectionDays for how long a calculated settlement waits before it may be posted
 * @param noticeDays how long a member who terminates stays bound
 * @param predecessor the digest of the version that this one amends
 * @param dispute how members settle what they cannot agree on
 * @param recoupment empty where costs are not recouped; else whether what a pool is short of is
 *     carried on to the next period
 */
public record Terms(
        TeamId team,
        YearMonth effectiveFrom,
        SortedMap<PartnerId, Rate> pooledShares,
        Set<String> programmes,
        Scope scope,
        SplitRule rule,
        int objectionDays,
        int noticeDays,
        Optional<Digest> predecessor,
        DisputeClause dispute,
        Optional<Boolean> recoupment) {

    /** So many members an agreement has at most. */
    public static final int MAX_MEMBERS = 100;

    public Terms {
        if (pooledShares.isEmpty() || pooledShares.size() > MAX_MEMBERS) {
            throw new IllegalArgumentException("an agreement has 1 to 100 members");
        }
        if (objectionDays < 0 || noticeDays < 0) {
            throw new IllegalArgumentException("days are not negative");
        }
        pooledShares = Collections.unmodifiableSortedMap(new TreeMap<>(pooledShares));
        programmes = Set.copyOf(programmes);
    }

    /** Terms by which no costs are recouped. */
    public Terms(
            TeamId team,
            YearMonth effectiveFrom,
            SortedMap<PartnerId, Rate> pooledShares,
            Set<String> programmes,
            Scope scope,
            SplitRule rule,
            int objectionDays,
            int noticeDays,
            Optional<Digest> predecessor,
            DisputeClause dispute) {
        this(
                team,
                effectiveFrom,
                pooledShares,
                programmes,
                scope,
                rule,
                objectionDays,
                noticeDays,
                predecessor,
                dispute,
                Optional.empty());
    }

    /** The same terms for those who take part. */
    public Terms among(Set<PartnerId> participants) {
        SortedMap<PartnerId, Rate> some = new TreeMap<>(pooledShares);
        some.keySet().retainAll(participants);
        return new Terms(
                team,
                effectiveFrom,
                some,
                programmes,
                scope,
                rule,
                objectionDays,
                noticeDays,
                predecessor,
                dispute,
                recoupment);
    }

    /** Who has to sign. */
    public Set<PartnerId> members() {
        return pooledShares.keySet();
    }
}
