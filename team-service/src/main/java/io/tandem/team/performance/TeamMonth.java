package io.tandem.team.performance;

import io.tandem.team.agreement.Agreement;
import io.tandem.team.performance.model.MemberMonth;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.settlement.SettledMonth;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * A month that the viewer may see, since it is a party to the agreement that was in force.
 *
 * @param settled how it was settled; empty while it is not
 */
record TeamMonth(YearMonth period, Agreement agreement, Optional<SettledMonth> settled) {

    /** Whether the viewer sees this member's trades and fees: its own, or those that are shown. */
    boolean showsFees(PartnerId member, Optional<PartnerId> viewer) {
        return viewer.map(member::equals).orElse(true)
                || Optional.ofNullable(agreement.spelled().visibility())
                        .map(visibility -> visibility.showsFees())
                        .orElse(false);
    }

    boolean ranksByVolume() {
        return Optional.ofNullable(agreement.spelled().visibility())
                .map(visibility -> visibility.ranksByVolume())
                .orElse(false);
    }

    /** With what all its members did. */
    record Told(TeamMonth month, List<MemberMonth> members) {}
}
