package io.tandem.referral.binding.model;

/** Where a binding stands: it holds, it held for a while, or it turned out never to have held. */
public enum BindingState {
    IN_FORCE,
    ENDED,
    VOIDED
}
