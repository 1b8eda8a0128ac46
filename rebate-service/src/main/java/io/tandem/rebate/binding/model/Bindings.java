package io.tandem.rebate.binding.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All bindings of one user, past and present. */
public record Bindings(List<Binding> all) {

    private static final Comparator<Binding> LATEST_FIRST =
            Comparator.comparing(Binding::from).thenComparing(Binding::id).reversed();

    public static final Bindings NONE = new Bindings(List.of());

    public Bindings {
        all = all.stream().sorted(LATEST_FIRST).toList();
    }

    /**
     * The one in force at that time. While the feed is midway through a change two may seem to be:
     * then the later one is taken, and the next revision restates what that got wrong.
     */
    public Optional<Binding> at(Instant time) {
        for (Binding binding : all) {
            if (binding.isInForceAt(time)) {
                return Optional.of(binding);
            }
        }
        return Optional.empty();
    }
}
