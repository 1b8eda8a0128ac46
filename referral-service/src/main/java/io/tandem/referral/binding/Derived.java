package io.tandem.referral.binding;

import io.tandem.referral.binding.model.Claim;
import io.tandem.referral.binding.model.ClaimId;
import io.tandem.referral.binding.model.Kept;
import io.tandem.referral.binding.model.UserKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How users stand after a derivation.
 *
 * @param bindings all bindings of the users, by claim
 * @param refusals the refusals that hold, by claim
 * @param fresh the claims that bind now and did not before
 */
record Derived(
        List<Claim> claims,
        Map<ClaimId, Kept> bindings,
        Map<ClaimId, RefusalSql.Holding> refusals,
        Set<ClaimId> fresh) {

    private record Named(UserKey user, String key) {}

    /** What each of the statements came to; one that is among them twice was told twice. */
    List<Outcome> outcomes(List<ClaimSql.Told> told) {
        Map<Named, ClaimId> ids = new HashMap<>();
        claims.forEach(claim -> ids.put(new Named(claim.user(), claim.key()), claim.id()));
        Set<ClaimId> answered = new HashSet<>();
        return told.stream()
                .map(one -> ids.get(new Named(one.statement().user(), one.key())))
                .map(claim -> outcome(claim, answered.add(claim)))
                .toList();
    }

    private Outcome outcome(ClaimId claim, boolean first) {
        Optional<Kept> binding = Optional.ofNullable(bindings.get(claim));
        Optional<RefusalSql.Holding> refusal = Optional.ofNullable(refusals.get(claim));
        Outcome.Kind kind;
        if (binding.isEmpty()) {
            kind = Outcome.Kind.REFUSED;
        } else if (binding.get().isVoided()) {
            kind = Outcome.Kind.SUPERSEDED;
        } else {
            kind = first && fresh.contains(claim) ? Outcome.Kind.BOUND : Outcome.Kind.DUPLICATE;
        }
        return new Outcome(
                kind,
                binding.map(Kept::id),
                refusal.map(RefusalSql.Holding::reason),
                refusal.map(RefusalSql.Holding::id));
    }
}
