package io.tandem.bench.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * One line of the result.
 *
 * @param values empty when it could not be measured; then the note says why
 * @param limit what the median is held against, in the same unit: the bare SQL's figure, or a bound
 * @param goal what the ratio has to come to
 * @param note what a reader needs to know beside the numbers
 */
public record Figure(
        String name,
        String unit,
        Samples values,
        Optional<BigDecimal> limit,
        Optional<Goal> goal,
        String note) {

    private static final int RATIO_SCALE = 4;

    public static Figure of(String name, String unit, Samples values) {
        return new Figure(name, unit, values, Optional.empty(), Optional.empty(), "");
    }

    /** One that could not be measured. */
    public static Figure missing(String name, String unit, String why) {
        return new Figure(name, unit, new Samples(), Optional.empty(), Optional.empty(), why);
    }

    public Figure against(BigDecimal bound) {
        return new Figure(name, unit, values, Optional.of(bound), goal, note);
    }

    /** Held against another figure's median, if that was measured. */
    public Figure against(Samples bound) {
        return bound.isEmpty() ? this : against(bound.median());
    }

    public Figure with(Goal wanted) {
        return new Figure(name, unit, values, limit, Optional.of(wanted), note);
    }

    public Figure noting(String remark) {
        return new Figure(name, unit, values, limit, goal, remark);
    }

    public boolean isMeasured() {
        return !values.isEmpty();
    }

    /** The median by the limit, to four decimals, half to even. */
    public Optional<BigDecimal> ratio() {
        return limit.filter(bound -> isMeasured() && bound.signum() != 0)
                .map(bound -> values.median().divide(bound, RATIO_SCALE, RoundingMode.HALF_EVEN));
    }

    /** Whether the goal is met; empty when there is none or nothing to judge by. */
    public Optional<Boolean> met() {
        return goal.flatMap(wanted -> ratio().map(wanted::isMetBy));
    }
}
