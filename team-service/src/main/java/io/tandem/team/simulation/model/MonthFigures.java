package io.tandem.team.simulation.model;

import io.tandem.team.settlement.model.Snapshot;
import java.time.YearMonth;
import java.util.Optional;

/**
 * What the members brought in a past month.
 *
 * @param proposed within the scope of the terms that are simulated
 * @param present within the scope of the present agreement, where there is one
 */
public record MonthFigures(YearMonth period, Snapshot proposed, Optional<Snapshot> present) {}
