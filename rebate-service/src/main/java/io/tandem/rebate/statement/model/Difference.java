package io.tandem.rebate.statement.model;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The first field in which two leaves differ; a field that one of them lacks is empty there. */
public record Difference(String field, Optional<String> stored, Optional<String> recomputed) {

    public static Optional<Difference> first(
            Map<String, String> stored, Map<String, String> recomputed) {
        Set<String> names = new LinkedHashSet<>(recomputed.keySet());
        names.addAll(stored.keySet());
        return names.stream()
                .map(name ->
                        new Difference(
                                name,
                                Optional.ofNullable(stored.get(name)),
                                Optional.ofNullable(recomputed.get(name))))
                .filter(difference -> !difference.stored().equals(difference.recomputed()))
                .findFirst();
    }
}
