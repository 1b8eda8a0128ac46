package io.tandem.rebate.payout;

/** What can be done to a payout. */
enum PayoutStep {
    APPROVE,
    CANCEL,
    SEND,
    PAY,
    FAIL
}
