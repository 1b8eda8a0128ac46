package io.tandem.chassis.idempotency;

/** What a key's first request answered: {@code content} is the JSON of an {@link Answer}. */
record StoredAnswer(String fingerprint, String content) {

    boolean isFor(Claim claim) {
        return fingerprint.equals(claim.fingerprint());
    }
}
