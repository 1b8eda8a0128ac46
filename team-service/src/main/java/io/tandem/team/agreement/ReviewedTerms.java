package io.tandem.team.agreement;

import io.tandem.team.agreement.model.Terms;
import io.tandem.team.split.model.Digest;

/** Terms that could be an agreement's, with the digest that it would have. */
public record ReviewedTerms(AgreementTerms spelled, Terms terms, Digest digest) {}
