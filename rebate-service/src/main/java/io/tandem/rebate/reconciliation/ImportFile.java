package io.tandem.rebate.reconciliation;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/** What an import is told apart from other requests by. */
@RegisterForReflection
record ImportFile(String programme, Instant from, Instant to, String sha256) {}
