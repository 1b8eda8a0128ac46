package io.tandem.local.math;

import java.math.BigDecimal;

/**
 * How a referrer's link divides the gross rebate.
 *
 * @param coInviter the second referrer's address, or empty
 */
public record LinkTerms(String coInviter, BigDecimal coInviterShare, BigDecimal inviteeShare) {

    /** The owner has it all. */
    public static final LinkTerms OWNER_ONLY = new LinkTerms("", BigDecimal.ZERO, BigDecimal.ZERO);
}
