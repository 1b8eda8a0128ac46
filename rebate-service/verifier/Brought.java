import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What each member of a split brought, by measure. Members are in the order of their ids' text. */
record Brought(SortedMap<String, Map<String, BigDecimal>> byMember) {

    /** The name under which a member's presence stands beside its measures. */
    static final String PRESENCE = "presence";

    Brought {
        byMember = Collections.unmodifiableSortedMap(new TreeMap<>(byMember));
    }

    /** What weighs: nothing that is negative does. */
    BigDecimal of(String member, String measure) {
        return byMember.get(member)
                .getOrDefault(measure, BigDecimal.ZERO)
                .max(BigDecimal.ZERO);
    }

    /** The fraction of a member that takes part: 1, or less for a former one in its tail. */
    BigDecimal presence(String member) {
        return byMember.get(member).get(PRESENCE);
    }

    Set<String> members() {
        return byMember.keySet();
    }

    Brought only(Set<String> members) {
        SortedMap<String, Map<String, BigDecimal>> some = new TreeMap<>(byMember);
        some.keySet().retainAll(members);
        return new Brought(some);
    }

    Brought without(Set<String> members) {
        SortedMap<String, Map<String, BigDecimal>> some = new TreeMap<>(byMember);
        some.keySet().removeAll(members);
        return new Brought(some);
    }
}
