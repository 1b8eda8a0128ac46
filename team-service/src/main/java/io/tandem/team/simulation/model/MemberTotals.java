package io.tandem.team.simulation.model;

import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * A member's months in one asset together.
 *
 * @param sums of all its months
 * @param worstMonth the one in which its net was lowest, the earliest of equals
 * @param worstNet what its net was then
 */
public record MemberTotals(
        MemberMonth sums, YearMonth worstMonth, BigDecimal worstNet, BreakEven breakEven) {}
