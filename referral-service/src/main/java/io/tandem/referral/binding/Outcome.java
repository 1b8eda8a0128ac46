package io.tandem.referral.binding;

import io.tandem.referral.binding.model.RefusalReason;
import java.util.Optional;
import java.util.UUID;

/** What a claim came to when it was told. */
record Outcome(
        Kind kind, Optional<UUID> binding, Optional<RefusalReason> reason, Optional<UUID> refusal) {

    /** The words of the wire, in lower case. */
    enum Kind {
        BOUND("bound"),
        DUPLICATE("duplicate"),
        SUPERSEDED("superseded"),
        REFUSED("refused");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }
}
