package io.tandem.rebate.rows;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was learnt last, by key; what has not been asked for longest is forgotten first. */
public final class Recent<K, V> {

    private final Map<K, V> values;

    public Recent(int capacity) {
        values =
                new LinkedHashMap<>(1024, 0.75f, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                        return size() > capacity;
                    }
                };
    }

    /** Those of the keys that are known. */
    public synchronized Map<K, V> of(Iterable<K> keys) {
        Map<K, V> found = new HashMap<>();
        for (K key : keys) {
            V value = values.get(key);
            if (value != null) {
                found.put(key, value);
            }
        }
        return found;
    }

    public synchronized void learn(K key, V value) {
        values.put(key, value);
    }
}
