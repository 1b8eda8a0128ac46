package io.tandem.rebate.earnings;

import io.tandem.chassis.problem.ProblemException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** By what earnings can be taken apart, besides partner and asset. */
enum GroupKey {
    PERIOD("period", "(extract(year from b.at) * 100 + extract(month from b.at))::int"),
    DAY("day", "b.at::date"),
    CATEGORY("category", null),
    LINK("link_id", "b.link_id"),
    CHANNEL("channel", "b.channel"),
    CAMPAIGN("campaign", "b.campaign"),
    INTRODUCER("introducer_id", "b.introducer_id");

    private final String column;
    private final String ofBinding;

    GroupKey(String column, String ofBinding) {
        this.column = column;
        this.ofBinding = ofBinding;
    }

    /** The column of the roll-up. */
    String column() {
        return column;
    }

    /** The same key of a binding; null where a binding has none. */
    String ofBinding() {
        return ofBinding;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The keys of a comma-separated list.
     *
     * @throws ProblemException 400 naming {@code groupBy}, when one of them is none
     */
    static Set<GroupKey> parse(String list) {
        Set<GroupKey> keys = EnumSet.noneOf(GroupKey.class);
        if (list == null || list.isEmpty()) {
            return keys;
        }
        for (String word : list.split(",", -1)) {
            keys.add(
                    Arrays.stream(values())
                            .filter(key -> key.word().equals(word))
                            .findFirst()
                            .orElseThrow(() -> ProblemException.invalid("groupBy", rule())));
        }
        return keys;
    }

    private static String rule() {
        return "must be a comma-separated list of "
                + Arrays.stream(values()).map(GroupKey::word).collect(Collectors.joining(", "));
    }
}
