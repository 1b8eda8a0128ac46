package io.tandem.rebate.follow;

import io.tandem.rebate.trade.model.UserKey;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Users with until when something holds of them; the least recently used are forgotten. */
final class RecentUsers {

    private static final int CAPACITY = 100_000;

    private final Map<UserKey, Instant> until =
            new LinkedHashMap<>(1024, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<UserKey, Instant> eldest) {
                    return size() > CAPACITY;
                }
            };

    synchronized void add(Collection<UserKey> users, Instant end) {
        users.forEach(user -> until.put(user, end));
    }

    /** Those of whom it does not hold now. */
    synchronized Set<UserKey> others(Collection<UserKey> users, Instant now) {
        Set<UserKey> others = new LinkedHashSet<>();
        for (UserKey user : users) {
            Instant end = until.get(user);
            if (end == null || end.isBefore(now)) {
                others.add(user);
            }
        }
        return others;
    }
}
