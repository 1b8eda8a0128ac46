package io.tandem.rebate.ledger.model;

import io.tandem.chassis.money.Money;
import java.time.YearMonth;

/**
 * One line of a journal entry: what one account gives, another gets. A line is double entry in
 * itself, in one asset: no set of lines can fail to balance. Refuses an amount that is not positive
 * and a line from an account to itself.
 *
 * @param period the month that the amount belongs to
 */
public record Movement(Account debit, Account credit, Money amount, YearMonth period) {

    public Movement {
        if (amount.signum() <= 0) {
            throw new IllegalArgumentException("a line moves a positive amount");
        }
        if (debit.equals(credit)) {
            throw new IllegalArgumentException("a line moves between two accounts");
        }
    }

    /** Moves {@code signed} from debit to credit or, when it is negative, back. */
    public static Movement net(Account debit, Account credit, Money signed, YearMonth period) {
        return signed.signum() < 0
                ? new Movement(credit, debit, signed.negated(), period)
                : new Movement(debit, credit, signed, period);
    }
}
