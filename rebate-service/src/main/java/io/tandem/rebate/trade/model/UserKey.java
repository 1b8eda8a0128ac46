package io.tandem.rebate.trade.model;

import java.util.Comparator;

/** A user of the exchange: its id is unique within a programme only. */
public record UserKey(String programme, String userId) implements Comparable<UserKey> {

    private static final Comparator<UserKey> ORDER =
            Comparator.comparing(UserKey::programme).thenComparing(UserKey::userId);

    @Override
    public int compareTo(UserKey other) {
        return ORDER.compare(this, other);
    }
}
