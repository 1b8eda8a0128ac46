package io.tandem.rebate.rows;

import io.tandem.chassis.problem.ProblemException;
import java.time.DateTimeException;
import java.time.YearMonth;

/** Months as the tables have them: 202505. */
public final class Months {

    private Months() {}

    public static int number(YearMonth month) {
        return month.getYear() * 100 + month.getMonthValue();
    }

    /**
     * A month of a path or a query.
     *
     * @throws ProblemException 400 naming the field, when it is none
     */
    public static YearMonth parse(String field, String text) {
        try {
            if (text != null && text.length() == "2026-10".length()) {
                return YearMonth.parse(text);
            }
        } catch (DateTimeException e) {
            // Told below, like a text of another length.
        }
        throw ProblemException.invalid(field, "must be a month such as 2026-10");
    }

    public static YearMonth of(int number) {
        return YearMonth.of(number / 100, number % 100);
    }
}
