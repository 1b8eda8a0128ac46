package io.tandem.team.agreement;

import io.tandem.team.agreement.model.AgreementId;
import io.tandem.team.agreement.model.AgreementState;
import io.tandem.team.agreement.model.CostRules;
import io.tandem.team.agreement.model.Exit;
import io.tandem.team.agreement.model.ExitRules;
import io.tandem.team.agreement.model.MemberSignature;
import io.tandem.team.agreement.model.Terms;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import io.tandem.team.split.model.Digest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An agreement as it is read back. Whoever changed a byte of the stored terms, or took a signature
 * away, gets no agreement but a fault: what was signed is what counts, not what a table says.
 *
 * @param signatures of a proposal those that count so far, of an agreement those that made it
 * @param exits the members who have left it, or are about to
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
        List<Exit> exits,
        long version,
        Instant createdAt) {

    public Agreement {
        signatures = List.copyOf(signatures);
        exits = List.copyOf(exits);
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

    /** How one member leaves; nobody does where nothing was agreed upon about it. */
    public Optional<ExitRules> exitRules() {
        return Optional.ofNullable(spelled.exit()).map(ExitTerms::toModel);
    }

    /** How costs come to count; they do not where nothing was agreed upon about it. */
    public Optional<CostRules> costRules() {
        return Optional.ofNullable(spelled.costs()).map(CostTerms::toModel);
    }

    /** Who takes part in a period, as which fraction of a member. */
    public SortedMap<PartnerId, BigDecimal> presences(YearMonth period) {
        Set<PartnerId> members = terms().members();
        return exitRules()
                .map(rules -> rules.presences(members, exits, period))
                .orElseGet(() -> inFull(members));
    }

    /** The terms for those who take part in a period. */
    public Terms termsIn(YearMonth period) {
        return terms().among(presences(period).keySet());
    }

    /** The terms for those who have not left, nor given notice. */
    public Terms termsOfRemaining() {
        Set<PartnerId> remaining =
                terms().members().stream()
                        .filter(member -> !isLeftBy(member))
                        .collect(Collectors.toSet());
        return terms().among(remaining);
    }

    /** Whether the member has left it, or given notice. */
    boolean isLeftBy(PartnerId member) {
        return exits.stream().anyMatch(exit -> exit.member().equals(member));
    }

    private static SortedMap<PartnerId, BigDecimal> inFull(Set<PartnerId> members) {
        SortedMap<PartnerId, BigDecimal> presences = new TreeMap<>();
        members.forEach(member -> presences.put(member, BigDecimal.ONE));
        return presences;
    }
}
