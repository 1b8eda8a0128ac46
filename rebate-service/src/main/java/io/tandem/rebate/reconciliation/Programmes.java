package io.tandem.rebate.reconciliation;

import io.tandem.chassis.problem.ProblemException;
import java.util.regex.Pattern;

/** A programme's name in a path or a query. */
final class Programmes {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{1,32}");

    private Programmes() {}

    static String checked(String programme) {
        if (programme == null || !SLUG.matcher(programme).matches()) {
            throw ProblemException.invalid(
                    "programme", "must be 1 to 32 characters of a-z, 0-9 and -");
        }
        return programme;
    }
}
