package io.tandem.team.simulation.model;

import java.time.YearMonth;
import java.util.List;

/** A month under the simulated terms, its assets in the order of their codes. */
public record MonthResult(YearMonth period, List<AssetMonth> assets) {

    public MonthResult {
        assets = List.copyOf(assets);
    }
}
