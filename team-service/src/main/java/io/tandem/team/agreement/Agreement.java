package io.tandem.team.agreement;

import io.tandem.team.agreement.model.AgreementId;
import io.tandem.team.agreement.model.AgreementState;
import io.tandem.team.agreement.model.MemberSignature;
import io.tandem.team.agreement.model.Terms;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import io.tandem.team.split.model.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An agreement as it is read back. Whoever changed a byte of the stored terms, or took a signature
 * away, gets no agreement but a fault: what was signed is what counts, not what a table says.
 *
 * @param signatures of a proposal those that count so far, of an agreement those that made it
 */
public record Agreement(
        AgreementId id,
        TeamId team,
        PartnerId draftedBy,
        AgreementState state,
        String canonical,
        AgreementTerms spelled,
        Digest digest,
        List<MemberSignature> signatures,
        long version,
        Instant createdAt) {

    public Agreement {
        signatures = List.copyOf(signatures);
        if (!Digest.ofBytes(CanonicalTerms.bytes(canonical)).equals(digest)) {
            throw new IllegalStateException(
                    "agreement " + id + ": the terms are not what was hashed");
        }
        if (state instanceof AgreementState.Concluded) {
            Set<PartnerId> signers =
                    signatures.stream().map(MemberSignature::member).collect(Collectors.toSet());
            Set<PartnerId> members = spelled.toModel().members();
            if (signatures.size() != members.size() || !signers.equals(members)) {
                throw new IllegalStateException("agreement " + id + " lacks a signature");
            }
        }
    }

    /** What the terms mean. */
    public Terms terms() {
        return spelled.toModel();
    }
}
