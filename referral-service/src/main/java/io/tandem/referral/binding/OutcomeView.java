package io.tandem.referral.binding;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a claim came to that was not refused. */
public record OutcomeView(
        @Schema(
                        examples = "bound",
                        enumeration = {"bound", "duplicate", "superseded"},
                        description =
                                "bound: it binds the user. duplicate: it did so before. superseded: it did so until an"
                                        + " earlier claim came to light.")
                String outcome,
        BindingView binding) {}
