package io.tandem.rebate.rows;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Surrogate ids of immutable, committed rows, so that the hot path need not ask for them again; the
 * least recently used are forgotten. An id from a transaction that may yet roll back must not get
 * in.
 */
public final class KnownIds<K> {

    private static final int CAPACITY = 100_000;

    private final Map<K, Long> ids =
            new LinkedHashMap<>(1024, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<K, Long> eldest) {
                    return size() > CAPACITY;
                }
            };

    /** Those of the keys that are known. */
    public synchronized Map<K, Long> of(Collection<K> keys) {
        Map<K, Long> found = new HashMap<>(keys.size() * 2);
        for (K key : keys) {
            Long id = ids.get(key);
            if (id != null) {
                found.put(key, id);
            }
        }
        return found;
    }

    public synchronized void learn(K key, long id) {
        ids.put(key, id);
    }
}
