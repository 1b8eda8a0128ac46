package io.tandem.team.settlement;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/** A piece of rebate-service's feed of earnings, as far as it tells what to look at again. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record EarningsPage(List<Entry> items) {

    /** What one transaction changed over there. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Entry(long position, String cause, List<Change> changes) {

        /** An adjustment moves money, but is in no contribution. */
        private static final String ADJUSTED = "ADJUSTED";

        boolean concernsContributions() {
            return !ADJUSTED.equals(cause);
        }
    }

    /** Whose month. Without a programme it may be any. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Change(UUID partnerId, String programme, YearMonth period) {}

    /** A position that was left out would be a change that nobody looks at. */
    void requireDense(long after) {
        long expected = after;
        for (Entry item : items) {
            expected++;
            if (item.position() != expected) {
                throw new IllegalStateException(
                        "the feed of earnings jumps from "
                                + (expected - 1)
                                + " to "
                                + item.position());
            }
        }
    }

    long last() {
        return items.getLast().position();
    }
}
