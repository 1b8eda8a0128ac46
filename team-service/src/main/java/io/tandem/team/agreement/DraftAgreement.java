package io.tandem.team.agreement;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** A member writes terms, or writes them anew. */
public record DraftAgreement(@NotNull @Valid AgreementTerms terms) {}
