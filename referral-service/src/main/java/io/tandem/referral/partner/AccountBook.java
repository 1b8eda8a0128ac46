package io.tandem.referral.partner;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.chassis.problem.Violation;
import io.tandem.referral.ReferralProblem;
import io.tandem.referral.programme.ProgrammeService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which users of the exchange are partners themselves. Works in the session and under the registry
 * lock of its caller. A user whose account is added or dropped may have been bound by rules that no
 * longer hold, and is derived anew.
 */
@ApplicationScoped
class AccountBook {

    private final PartnerAccountRepository accounts;
    private final ProgrammeService programmes;
    private final RegistryRepository registry;

    AccountBook(
            PartnerAccountRepository accounts,
            ProgrammeService programmes,
            RegistryRepository registry) {
        this.accounts = accounts;
        this.programmes = programmes;
        this.registry = registry;
    }

    /** Makes these the partner's accounts, and none else. */
    Uni<Void> keep(UUID partner, List<Account> wanted, Instant now) {
        return requireFit(wanted)
                .chain(() -> requireFree(partner, wanted))
                .chain(() -> accounts.of(List.of(partner)))
                .chain(present -> replace(partner, present, new HashSet<>(wanted), now));
    }

    private Uni<Void> replace(
            UUID partner, List<PartnerAccount> present, Set<Account> wanted, Instant now) {
        Set<Account> had =
                present.stream().map(PartnerAccount::account).collect(Collectors.toSet());
        List<Account> dropped = had.stream().filter(account -> !wanted.contains(account)).toList();
        List<Account> added = wanted.stream().filter(account -> !had.contains(account)).toList();
        return accounts.drop(partner, dropped)
                .chain(() -> accounts.add(partner, added))
                .chain(() ->
                        registry.rederive(
                                Stream.concat(dropped.stream(), added.stream()).toList(), now));
    }

    private Uni<Void> requireFit(List<Account> wanted) {
        if (wanted.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return programmes
                .known(wanted.stream().map(Account::programme).collect(Collectors.toSet()))
                .invoke(known -> refuseIfAny(violations(wanted, known)))
                .replaceWithVoid();
    }

    private static List<Violation> violations(List<Account> wanted, Collection<String> known) {
        List<Violation> violations = new ArrayList<>();
        Set<Account> seen = new HashSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            if (!known.contains(wanted.get(i).programme())) {
                violations.add(new Violation("userIds[" + i + "].programme", "is not a programme"));
            }
            if (!seen.add(wanted.get(i))) {
                violations.add(new Violation("userIds[" + i + "]", "must not be named twice"));
            }
        }
        return violations;
    }

    private static void refuseIfAny(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }

    private Uni<Void> requireFree(UUID partner, List<Account> wanted) {
        if (wanted.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return accounts.among(wanted)
                .invoke(taken ->
                        taken.stream()
                                .filter(account -> !account.partnerId().equals(partner))
                                .findFirst()
                                .ifPresent(AccountBook::refuse))
                .replaceWithVoid();
    }

    private static void refuse(PartnerAccount taken) {
        throw ProblemException.of(
                        ReferralProblem.USER_ID_TAKEN, "The user is an account of another partner.")
                .with("programme", taken.account().programme())
                .with("userId", taken.account().userId());
    }
}
