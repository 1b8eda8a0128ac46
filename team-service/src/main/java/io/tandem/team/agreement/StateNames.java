package io.tandem.team.agreement;

import io.tandem.team.agreement.model.AgreementState;

/** States as the wire and the database spell them. */
final class StateNames {

    private StateNames() {}

    static String of(AgreementState state) {
        return switch (state) {
            case AgreementState.Draft _ -> "DRAFT";
            case AgreementState.Proposed _ -> "PROPOSED";
            case AgreementState.Active _ -> "ACTIVE";
            case AgreementState.Superseded _ -> "SUPERSEDED";
            case AgreementState.Terminated _ -> "TERMINATED";
            case AgreementState.Declined _ -> "DECLINED";
            case AgreementState.Expired _ -> "EXPIRED";
        };
    }
}
