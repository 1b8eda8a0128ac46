package io.tandem.rebate.payout;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/** What a step is told apart from other commands by. */
@RegisterForReflection
record TakeStep(UUID id, PayoutStep step, String note) {}
