package io.tandem.rebate.intake;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of a reported trade. */
enum Outcome {
    /** Stored, rated and posted. */
    @JsonProperty("accepted")
    ACCEPTED,
    /** It is there already, with the same content. */
    @JsonProperty("duplicate")
    DUPLICATE,
    /** Another trade is there under its id. */
    @JsonProperty("conflict")
    CONFLICT,
    /**
     * It breaks a rule, which only a stream says of one trade; or it is new and its month has been
     * put away.
     */
    @JsonProperty("invalid")
    INVALID
}
