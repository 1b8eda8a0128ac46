package io.tandem.referral.binding;

import java.util.List;

/** All bindings that were asked for, voided ones included. */
public record BindingsView(List<BindingView> items) {}
