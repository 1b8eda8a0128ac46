package io.tandem.rebate.rows;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Surrogate ids of immutable, committed rows, so that the hot path need not ask for them again; the
 * least recently used are forgotten. An id from a transaction that may yet roll back must not get
 * in.
 */
public final class KnownIds<K> {

    private static final int CAPACITY = 100_000;

    private final Recent<K, Long> ids = new Recent<>(CAPACITY);

    /** Those of the keys that are known. */
    public Map<K, Long> of(Collection<K> keys) {
        return ids.of(keys);
    }

    /** All of the keys with their ids; empty if one is not known. */
    public Optional<Map<K, Long>> ofAll(Collection<K> keys) {
        Map<K, Long> found = ids.of(keys);
        return found.keySet().containsAll(keys) ? Optional.of(found) : Optional.empty();
    }

    public void learn(K key, long id) {
        ids.learn(key, id);
    }
}
