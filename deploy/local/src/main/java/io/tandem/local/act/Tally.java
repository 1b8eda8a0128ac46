package io.tandem.local.act;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many rows of which source met which outcome. */
public final class Tally {

    private final Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();

    public void count(String source, String outcome) {
        counts.computeIfAbsent(source, any -> new TreeMap<>()).merge(outcome, 1, Integer::sum);
    }

    public int of(String source, String outcome) {
        return counts.getOrDefault(source, Map.of()).getOrDefault(outcome, 0);
    }

    public int of(String outcome) {
        return counts.keySet().stream().mapToInt(source -> of(source, outcome)).sum();
    }

    public int rows(String source) {
        return counts.getOrDefault(source, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    public int rows() {
        return counts.keySet().stream().mapToInt(this::rows).sum();
    }

    public List<String> sources() {
        return List.copyOf(counts.keySet());
    }

    /** All outcomes met, the given ones first and always. */
    public List<String> outcomes(String... first) {
        List<String> outcomes = new ArrayList<>(List.of(first));
        counts.values().stream()
                .flatMap(each -> each.keySet().stream())
                .distinct()
                .sorted()
                .filter(outcome -> !outcomes.contains(outcome))
                .forEach(outcomes::add);
        return outcomes;
    }
}
