package io.tandem.team.performance.model;

import io.tandem.chassis.money.Asset;
import io.tandem.team.ratio.model.Fraction;
import java.util.Optional;
import java.util.SortedMap;

/**
 * By what share of the month before figures have changed, exactly: (this − that) / that. There is
 * none against a month of zero or less, and none for the first month.
 */
public record Trends(
        Optional<Fraction> volume,
        Optional<Fraction> invitees,
        Optional<Fraction> activeTraders,
        SortedMap<Asset, Fraction> rebates) {}
