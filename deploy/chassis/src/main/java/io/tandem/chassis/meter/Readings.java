package io.tandem.chassis.meter;

import java.util.List;

/** The figures of one service. Each service produces one of these as a bean. */
public record Readings(List<Reading> all) {

    public Readings {
        all = List.copyOf(all);
    }

    public Readings(Reading... all) {
        this(List.of(all));
    }
}
