package io.tandem.rebate.adjustment.model;

import io.tandem.chassis.money.Money;
import io.tandem.rebate.ledger.model.Account;
import io.tandem.rebate.ledger.model.Movement;
import io.tandem.rebate.ledger.model.Pocket;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;

/**
 * A correction of what a partner has available. Refuses an amount of zero.
 *
 * @param amount what the partner gets; negative when it is taken
 * @param programme against whose expense; against suspense when empty
 */
public record Adjustment(UUID partnerId, Money amount, Optional<String> programme) {

    public Adjustment {
        if (amount.isZero()) {
            throw new IllegalArgumentException("must not be zero");
        }
    }

    public Movement movement(YearMonth month) {
        Account against =
                programme.<Account>map(Account.Expense::new).orElseGet(Account.Suspense::new);
        return Movement.net(
                against, new Account.OfPartner(partnerId, Pocket.AVAILABLE), amount, month);
    }

    /** What undoes it: the same the other way. */
    public Adjustment undone() {
        return new Adjustment(partnerId, amount.negated(), programme);
    }
}
