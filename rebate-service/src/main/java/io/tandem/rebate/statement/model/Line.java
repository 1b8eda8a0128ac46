package io.tandem.rebate.statement.model;

import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;

/**
 * Which accrual of a trade a leaf is of, and for whom. Leaves stand in the order of the trade's
 * month, its place in the intake, n and role.
 *
 * @param period the month in whose books the accrual stands
 * @param seq the trade's place in the intake
 * @param n 0 for the trade's first accrual, then as they came
 * @param sign -1 where the accrual takes an earlier one back
 * @param cause why it was rated anew; empty for the first
 */
public record Line(
        UUID partnerId,
        Role role,
        YearMonth period,
        long seq,
        int n,
        int sign,
        Optional<String> cause) {}
