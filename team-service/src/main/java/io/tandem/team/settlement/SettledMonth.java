package io.tandem.team.settlement;

import io.tandem.team.settlement.model.AssetResult;
import io.tandem.team.settlement.model.Snapshot;
import java.util.List;
import java.util.UUID;

/** What a settlement was worked out from and what came out, for those who report on it. */
public record SettledMonth(UUID settlementId, Snapshot snapshot, List<AssetResult> results) {

    public SettledMonth {
        results = List.copyOf(results);
    }
}
