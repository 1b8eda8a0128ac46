package io.tandem.chassis.idempotency;

import java.time.Instant;

/**
 * A caller's claim to be the first with a key.
 *
 * @param fingerprint tells requests apart that came with the same key, in hex
 */
record Claim(String caller, String key, String fingerprint, Instant at) {}
