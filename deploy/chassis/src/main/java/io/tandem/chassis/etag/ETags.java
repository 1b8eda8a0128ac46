package io.tandem.chassis.etag;

import io.tandem.chassis.problem.CommonProblem;
import io.tandem.chassis.problem.ProblemException;
import java.util.Arrays;

/** A resource's version as a strong entity tag. */
public final class ETags {

    private ETags() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Nothing if the caller saw this version, or did not say which it saw.
     *
     * @param ifMatch the header's value, or null when it was not sent
     * @throws ProblemException 412 when the caller saw another version
     */
    public static void check(String ifMatch, long version) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return;
        }
        boolean seen =
                Arrays.stream(ifMatch.split(",")).map(String::strip).anyMatch(of(version)::equals);
        if (!seen) {
            throw ProblemException.of(
                            CommonProblem.STALE_VERSION, CommonProblem.STALE_VERSION.explanation())
                    .with("current", of(version));
        }
    }
}
