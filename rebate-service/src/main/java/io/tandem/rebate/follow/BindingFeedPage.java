package io.tandem.rebate.follow;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** A piece of referral-service's feed. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record BindingFeedPage(List<Entry> items, long next) {

    /** One change: the whole binding as it was after it. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Entry(long position, @JsonAlias("payload") BindingSnapshot binding) {}

    /**
     * Nothing if the entries follow on {@code after} one by one.
     *
     * @throws IllegalStateException when one is missing: going on would lose a binding for good
     */
    void checkDense(long after) {
        long expected = after + 1;
        for (Entry entry : items) {
            if (entry.position() != expected++) {
                throw new IllegalStateException(
                        "The feed of bindings has a gap: "
                                + entry.position()
                                + " came where "
                                + (expected - 1)
                                + " was due");
            }
        }
    }
}
