package io.tandem.rebate.payout;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What can be done to a payout. */
@RegisterForReflection
enum PayoutStep {
    APPROVE,
    CANCEL,
    SEND,
    PAY,
    FAIL
}
