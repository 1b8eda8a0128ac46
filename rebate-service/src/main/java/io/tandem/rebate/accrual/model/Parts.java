package io.tandem.rebate.accrual.model;

import io.tandem.chassis.money.Decimals;
import io.tandem.chassis.money.Rate;
import java.math.BigDecimal;

/** Who has what of a gross rebate. The three sum to it exactly. */
public record Parts(BigDecimal owner, BigDecimal coInviter, BigDecimal invitee) {

    public static final Parts NOTHING =
            new Parts(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    public Parts {
        owner = Decimals.exact(owner, Decimals.LEDGER_SCALE);
        coInviter = Decimals.exact(coInviter, Decimals.LEDGER_SCALE);
        invitee = Decimals.exact(invitee, Decimals.LEDGER_SCALE);
    }

    /**
     * Divides a gross that is not negative: the co-inviter's and the invitee's parts are cut off at
     * the ledger's 18 decimals, and the owner has the rest.
     */
    public static Parts of(BigDecimal gross, Rate coInviterShare, Rate inviteeShare) {
        BigDecimal coInviter = Decimals.truncated(coInviterShare.times(gross));
        BigDecimal invitee = Decimals.truncated(inviteeShare.times(gross));
        return new Parts(gross.subtract(coInviter).subtract(invitee), coInviter, invitee);
    }

    public BigDecimal sum() {
        return owner.add(coInviter).add(invitee);
    }
}
