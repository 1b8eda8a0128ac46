package io.tandem.referral.binding.model;

/** A claim that binds nobody, and why. */
public record Refused(Claim claim, RefusalReason reason) {}
