package io.tandem.team.settlement;

import io.tandem.team.roster.model.TeamId;
import io.tandem.team.settlement.model.AssetResult;
import io.tandem.team.settlement.model.SettlementState;
import io.tandem.team.settlement.model.Snapshot;
import io.tandem.team.settlement.model.Transfer;
import io.tandem.team.split.model.Digest;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/**
 * A settlement as it is kept.
 *
 * @param id also the key under which rebate-service books it
 * @param lacking who lacked what when rebate-service last refused it
 */
record Settlement(
        UUID id,
        TeamId team,
        UUID agreementId,
        Digest digest,
        YearMonth period,
        SettlementState state,
        Snapshot snapshot,
        List<AssetResult> results,
        List<Lack> lacking,
        long version) {

    Settlement {
        results = List.copyOf(results);
        lacking = List.copyOf(lacking);
    }

    List<Transfer> transfers() {
        return results.stream().flatMap(result -> result.transfers().stream()).toList();
    }
}
