package io.tandem.referral.binding.model;

import io.tandem.referral.partner.model.PartnerId;
import io.tandem.referral.partner.model.Standing;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a set of claims comes to: each claim, judged at its own time, either binds its user for a
 * term or is refused. A user's terms do not overlap. The first claim in event time that nothing
 * speaks against binds; a later one recalls a user who was idle long enough; and a term ends when
 * the owner of its link is closed.
 *
 * <p>Claims of users that are nobody's account do not touch one another, so they may be derived
 * together or apart. A partner's own account may close a cycle with any other, so the accounts of a
 * programme must be derived together: all of their claims, or none.
 */
public record Timeline(List<Term> terms, List<Refused> refusals) {

    public Timeline {
        terms = List.copyOf(terms);
        refusals = List.copyOf(refusals);
    }

    /** Judges claims of one programme; in what order they are given does not matter. */
    public static Timeline of(Collection<Claim> claims, Registry registry) {
        Derivation derivation = new Derivation(registry);
        claims.stream().sorted(Claim.EVENT_ORDER).forEach(derivation::judge);
        return new Timeline(
                derivation.terms.values().stream().flatMap(List::stream).toList(),
                derivation.refusals);
    }

    private static final class Derivation {
        private final Registry registry;
        private final Map<UserKey, List<Term>> terms = new HashMap<>();
        private final Map<PartnerId, List<Term>> termsOfAccounts = new HashMap<>();
        private final List<Refused> refusals = new ArrayList<>();

        Derivation(Registry registry) {
            this.registry = registry;
        }

        void judge(Claim claim) {
            reasonAgainst(claim)
                    .ifPresentOrElse(
                            reason -> refusals.add(new Refused(claim, reason)), () -> bind(claim));
        }

        private Optional<RefusalReason> reasonAgainst(Claim claim) {
            if (claim.route().isEmpty()) {
                return Optional.of(
                        claim.byClick() ? RefusalReason.UNKNOWN_CLICK : RefusalReason.UNKNOWN_CODE);
            }
            Route route = claim.route().get();
            Optional<PartnerId> holder = registry.holderOf(claim.user());
            if (holder.isPresent() && route.earners().anyMatch(holder.get()::equals)) {
                return Optional.of(RefusalReason.SELF_REFERRAL);
            }
            if (route.expiredAt(claim.signedUpAt())) {
                return Optional.of(RefusalReason.LINK_EXPIRED);
            }
            Optional<RefusalReason> standing = reasonInStandings(route, claim.signedUpAt());
            if (standing.isPresent()) {
                return standing;
            }
            Optional<Term> present = termAt(claim.user(), claim.signedUpAt());
            if (present.isPresent() && !claim.recalls(present.get().from(), registry.idleLimit())) {
                return Optional.of(RefusalReason.ALREADY_BOUND);
            }
            return holder.isPresent() && closesCycle(holder.get(), route, claim.signedUpAt())
                    ? Optional.of(RefusalReason.CYCLE)
                    : Optional.empty();
        }

        private Optional<RefusalReason> reasonInStandings(Route route, Instant time) {
            List<Standing> standings =
                    route.earners().map(earner -> registry.standingOf(earner).at(time)).toList();
            for (Standing standing : standings) {
                switch (standing) {
                    case Standing.Active active -> {}
                    case Standing.Suspended suspended -> {
                        return Optional.of(RefusalReason.PARTNER_SUSPENDED);
                    }
                    case Standing.Closed closed -> {
                        return Optional.of(RefusalReason.PARTNER_CLOSED);
                    }
                }
            }
            return Optional.empty();
        }

        private Optional<Term> termAt(UserKey user, Instant time) {
            List<Term> own = terms.getOrDefault(user, List.of());
            return own.isEmpty()
                    ? Optional.empty()
                    : Optional.of(own.getLast()).filter(t -> t.covers(time));
        }

        /**
         * Whether the holder, bound to the route's earners, would come to be bound to itself over
         * others.
         */
        private boolean closesCycle(PartnerId holder, Route route, Instant time) {
            Set<PartnerId> seen = new HashSet<>();
            Deque<PartnerId> open = new ArrayDeque<>(route.earners().toList());
            while (!open.isEmpty()) {
                PartnerId partner = open.pop();
                if (partner.equals(holder)) {
                    return true;
                }
                if (seen.add(partner)) {
                    termsOfAccounts.getOrDefault(partner, List.of()).stream()
                            .filter(term -> term.covers(time))
                            .flatMap(term -> term.route().earners())
                            .forEach(open::push);
                }
            }
            return false;
        }

        private void bind(Claim claim) {
            Instant from = claim.signedUpAt();
            Optional<Instant> closed =
                    registry.standingOf(claim.route().orElseThrow().owner()).closedAt();
            Term term = new Term(claim, from, closed);
            List<Term> own = terms.computeIfAbsent(claim.user(), user -> new ArrayList<>());
            if (!own.isEmpty() && own.getLast().covers(from)) {
                Term recalled = own.removeLast();
                own.add(recalled.endingAt(from));
                account(claim).ifPresent(accounts -> accounts.remove(recalled));
                account(claim).ifPresent(accounts -> accounts.add(recalled.endingAt(from)));
            }
            own.add(term);
            account(claim).ifPresent(accounts -> accounts.add(term));
        }

        private Optional<List<Term>> account(Claim claim) {
            return registry.holderOf(claim.user())
                    .map(holder ->
                            termsOfAccounts.computeIfAbsent(holder, key -> new ArrayList<>()));
        }
    }
}
