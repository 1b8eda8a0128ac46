package io.tandem.team.settlement;

import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import io.tandem.team.settlement.model.AssetResult;
import io.tandem.team.settlement.model.SettlementState;
import io.tandem.team.settlement.model.Snapshot;
import io.tandem.team.settlement.model.Transfer;
import io.tandem.team.split.model.Digest;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A settlement as it is kept: a period's, or a restatement of it, which posts what a later look at
 * the period changed.
 *
 * @param number 0 for the period's settlement, n for its n-th restatement
 * @param id also the key under which rebate-service books it
 * @param consents who agreed to have it posted before the objection window ends
 * @param lacking who lacked what when rebate-service last refused it
 */
record Settlement(
        UUID id,
        TeamId team,
        UUID agreementId,
        Digest digest,
        YearMonth period,
        int number,
        SettlementState state,
        Snapshot snapshot,
        List<AssetResult> results,
        List<Lack> lacking,
        SortedSet<PartnerId> consents,
        Chain chain,
        long version) {

    Settlement {
        results = List.copyOf(results);
        lacking = List.copyOf(lacking);
        consents = Collections.unmodifiableSortedSet(new TreeSet<>(consents));
    }

    /** The members that it is about, which are its agreement's. */
    Set<PartnerId> members() {
        return snapshot.members().keySet();
    }

    boolean isUnanimous() {
        return consents.containsAll(members());
    }

    /** Under which money is reserved for it before it exists, and transferred at last. */
    String reference() {
        return reference(team, period, number);
    }

    static String reference(TeamId team, YearMonth period, int number) {
        return "settlement-" + team.value() + "-" + period + (number == 0 ? "" : "-r" + number);
    }

    /** What it is called where its money is moved. */
    String title() {
        return number == 0
                ? "Settlement of " + period
                : "Restatement "
                        + number
                        + " of "
                        + period
                        + ", correcting settlement "
                        + chain.first();
    }

    boolean isPosted() {
        return state instanceof SettlementState.Posted;
    }

    List<Transfer> transfers() {
        return results.stream().flatMap(result -> result.transfers().stream()).toList();
    }
}
