package io.tandem.team.simulation.model;

import io.tandem.team.agreement.model.Terms;
import io.tandem.team.split.model.Digest;
import io.tandem.team.split.model.TieOrder;
import java.time.YearMonth;

/** Terms to be compared, with the digest by which they order ties. */
public record Side(Terms terms, Digest digest) {

    /** The order of ties that a settlement of the month under these terms has. */
    TieOrder ties(YearMonth period) {
        return new TieOrder(digest, period);
    }
}
