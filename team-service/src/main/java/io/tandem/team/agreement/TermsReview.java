package io.tandem.team.agreement;

import io.tandem.team.roster.model.TeamId;
import io.tandem.team.split.model.Digest;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads terms for those who want to know what they would mean, before anybody drafts them. */
@ApplicationScoped
public class TermsReview {

    private final CanonicalTerms canonical;

    TermsReview(CanonicalTerms canonical) {
        this.canonical = canonical;
    }

    /** Refuses what could not be drafted either. */
    public ReviewedTerms review(TeamId team, AgreementTerms terms) {
        AgreementService.requireOfTeam(team, terms);
        AgreementService.requireApplicable(terms);
        return new ReviewedTerms(
                terms, terms.toModel(), Digest.ofBytes(CanonicalTerms.bytes(canonical.of(terms))));
    }

    /** Those of an agreement were reviewed when it was drafted. */
    public ReviewedTerms of(Agreement agreement) {
        return new ReviewedTerms(agreement.spelled(), agreement.terms(), agreement.digest());
    }
}
