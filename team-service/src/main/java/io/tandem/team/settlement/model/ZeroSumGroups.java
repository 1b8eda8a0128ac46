package io.tandem.team.settlement.model;

import io.tandem.team.roster.model.PartnerId;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Parts positions that sum to zero into the most groups that each sum to zero.
 *
 * <p>Over all subsets: the most groups that members of a subset can close when they are taken one
 * after the other is that of the subset without the last one, and one more where the subset itself
 * sums to zero; of all orders the best. That takes 2ⁿ · n steps for n positions. Of several best
 * orders, at each step from the end the lowest id that can be last is: the same positions give the
 * same groups, in whatever order they come.
 */
final class ZeroSumGroups {

    /** 2¹⁴ sums and some 200,000 steps: about a millisecond. */
    static final int MOST_POSITIONS = 14;

    private final List<PartnerId> members;
    private final BigInteger[] sums;
    private final byte[] closed;

    private ZeroSumGroups(SortedMap<PartnerId, BigInteger> positions) {
        this.members = List.copyOf(positions.keySet());
        this.sums = sums(List.copyOf(positions.values()));
        this.closed = closed(sums, members.size());
    }

    /** The groups, by their lowest ids; all in one where there are too many to tell. */
    static List<SortedMap<PartnerId, BigInteger>> most(SortedMap<PartnerId, BigInteger> positions) {
        if (positions.isEmpty()) {
            return List.of();
        }
        return positions.size() > MOST_POSITIONS
                ? List.of(positions)
                : new ZeroSumGroups(positions).groups(positions);
    }

    private static BigInteger[] sums(List<BigInteger> units) {
        BigInteger[] sums = new BigInteger[1 << units.size()];
        sums[0] = BigInteger.ZERO;
        for (int subset = 1; subset < sums.length; subset++) {
            int lowest = Integer.numberOfTrailingZeros(subset);
            sums[subset] = sums[subset & (subset - 1)].add(units.get(lowest));
        }
        return sums;
    }

    private static byte[] closed(BigInteger[] sums, int positions) {
        byte[] closed = new byte[sums.length];
        for (int subset = 1; subset < sums.length; subset++) {
            int most = 0;
            for (int last = 0; last < positions; last++) {
                if ((subset >> last & 1) == 1) {
                    most = Math.max(most, closed[subset ^ 1 << last]);
                }
            }
            closed[subset] = (byte) (most + (sums[subset].signum() == 0 ? 1 : 0));
        }
        return closed;
    }

    private List<SortedMap<PartnerId, BigInteger>> groups(
            SortedMap<PartnerId, BigInteger> positions) {
        List<SortedMap<PartnerId, BigInteger>> groups = new ArrayList<>();
        for (int left = sums.length - 1; left != 0; ) {
            SortedMap<PartnerId, BigInteger> group = new TreeMap<>();
            do {
                int last = last(left);
                group.put(members.get(last), positions.get(members.get(last)));
                left ^= 1 << last;
            } while (sums[left].signum() != 0);
            groups.add(group);
        }
        groups.sort((one, other) -> one.firstKey().compareTo(other.firstKey()));
        return Collections.unmodifiableList(groups);
    }

    private int last(int subset) {
        int most = closed[subset] - (sums[subset].signum() == 0 ? 1 : 0);
        int last = 0;
        while ((subset >> last & 1) == 0 || closed[subset ^ 1 << last] != most) {
            last++;
        }
        return last;
    }
}
