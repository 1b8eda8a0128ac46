package io.tandem.chassis.neighbour;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The neighbours of this process. All who call one share its limits. */
@ApplicationScoped
public class Neighbours {

    private final NeighbourSettings settings;
    private final MeterRegistry meters;
    private final Map<String, Neighbour> known = new ConcurrentHashMap<>();

    Neighbours(NeighbourSettings settings, MeterRegistry meters) {
        this.settings = settings;
        this.meters = meters;
    }

    /** The service {@code <name>-service}; its patience is {@code tandem.neighbour.<name>.*}. */
    public Neighbour named(String name) {
        return known.computeIfAbsent(
                name, any -> new Neighbour(name, settings.named().get(name), meters));
    }
}
