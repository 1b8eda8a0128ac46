package io.tandem.rebate.rows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What many rows have alike, told once: a row names it by its number, from 1, which is how SQL
 * counts what is in an array.
 */
public final class Repeated<K> {

    private final Map<K, Integer> numbers = new HashMap<>();
    private final List<K> values = new ArrayList<>();

    /** The number of a value, a new one if it has not been met before. */
    public int number(K value) {
        Integer known = numbers.get(value);
        if (known != null) {
            return known;
        }
        values.add(value);
        numbers.put(value, values.size());
        return values.size();
    }

    /** All values, in the order of their numbers. */
    public List<K> values() {
        return List.copyOf(values);
    }
}
