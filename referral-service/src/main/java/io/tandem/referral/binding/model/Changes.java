package io.tandem.referral.binding.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What must be written so that what is kept says what a timeline says. Nothing is ever patched by
 * what happened last: the timeline is derived anew from all claims, and these are the differences.
 *
 * @param opened bindings that are new
 * @param changed bindings that exist and now say something else
 * @param refused claims whose refusal is not kept yet
 * @param withdrawn claims whose kept refusal holds no longer
 */
public record Changes(
        List<Kept> opened, List<Kept> changed, List<Refused> refused, List<ClaimId> withdrawn) {

    public Changes {
        opened = List.copyOf(opened);
        changed = List.copyOf(changed);
        refused = List.copyOf(refused);
        withdrawn = List.copyOf(withdrawn);
    }

    /**
     * The differences between a timeline and what is kept of the same users.
     *
     * @param refusals the refusals that hold, by claim
     * @param ids gives identities to new bindings
     */
    public static Changes between(
            Collection<Kept> bindings,
            Map<ClaimId, RefusalReason> refusals,
            Timeline timeline,
            Supplier<UUID> ids) {
        Map<ClaimId, Kept> unclaimed = new HashMap<>();
        bindings.forEach(binding -> unclaimed.put(binding.claim(), binding));
        List<Kept> opened = new ArrayList<>();
        List<Kept> changed = new ArrayList<>();
        for (Term term : timeline.terms()) {
            Kept kept = unclaimed.remove(term.claim().id());
            if (kept == null) {
                opened.add(Kept.first(ids.get(), term));
            } else if (!kept.says(term)) {
                changed.add(kept.following(term));
            }
        }
        unclaimed.values().stream()
                .filter(kept -> !kept.isVoided())
                .map(Kept::voided)
                .forEach(changed::add);

        Map<ClaimId, RefusalReason> stale = new HashMap<>(refusals);
        List<Refused> refused = new ArrayList<>();
        for (Refused refusal : timeline.refusals()) {
            if (!stale.remove(refusal.claim().id(), refusal.reason())) {
                refused.add(refusal);
            }
        }
        return new Changes(opened, changed, refused, List.copyOf(stale.keySet()));
    }

    public boolean isEmpty() {
        return opened.isEmpty() && changed.isEmpty() && refused.isEmpty() && withdrawn.isEmpty();
    }
}
