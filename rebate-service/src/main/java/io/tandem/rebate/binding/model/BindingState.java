package io.tandem.rebate.binding.model;

/** What has become of a binding. A voided one never was. */
public enum BindingState {
    IN_FORCE,
    ENDED,
    VOIDED
}
