package io.tandem.chassis.meter;

import java.util.List;

/**
 * A figure that the database tells: each row of the query is a gauge, its last column the value
 * ({@code double precision}), those before it the labels, in their order ({@code text}).
 *
 * @param query cheap: every replica asks at every interval
 */
public record Reading(String name, String description, List<String> labels, String query) {

    public Reading {
        labels = List.copyOf(labels);
    }
}
