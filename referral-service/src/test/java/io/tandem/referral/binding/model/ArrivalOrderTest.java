package io.tandem.referral.binding.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tandem.referral.partner.model.PartnerId;
import io.tandem.referral.partner.model.Standing;
import io.tandem.referral.partner.model.StandingHistory;
import io.tandem.testkit.Seeds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever the order of arrival, the batches and the repetitions: the same bindings. */
class ArrivalOrderTest {

    private static final List<String> PARTNERS = List.of("A", "B", "C", "D");
    private static final List<String> ACCOUNTS = List.of("a", "b", "c", "d");
    private static final List<String> OTHERS = List.of("u", "v", "w");
    private static final int CASES = 2_000;

    /** What the shell keeps, without a database: claims, bindings and the refusals that hold. */
    private static final class Books {
        private final Registry registry;
        private final Map<ClaimId, Claim> claims = new LinkedHashMap<>();
        private final Map<ClaimId, Kept> bindings = new HashMap<>();
        private final Map<ClaimId, RefusalReason> refusals = new HashMap<>();

        Books(Registry registry) {
            this.registry = registry;
        }

        void tell(List<Claim> batch) {
            batch.forEach(claim -> claims.put(claim.id(), claim));
            Set<UserKey> users = batch.stream().map(Claim::user).collect(Collectors.toSet());
            if (users.stream().anyMatch(user -> registry.holderOf(user).isPresent())) {
                claims.values().stream()
                        .map(Claim::user)
                        .filter(user -> registry.holderOf(user).isPresent())
                        .forEach(users::add);
            }
            List<Claim> touched =
                    claims.values().stream().filter(one -> users.contains(one.user())).toList();
            Set<ClaimId> ids = touched.stream().map(Claim::id).collect(Collectors.toSet());
            Map<ClaimId, RefusalReason> holding = new HashMap<>(refusals);
            holding.keySet().retainAll(ids);
            write(
                    Changes.between(
                            bindings.values().stream()
                                    .filter(kept -> ids.contains(kept.claim()))
                                    .toList(),
                            holding,
                            Timeline.of(touched, registry),
                            UUID::randomUUID));
        }

        private void write(Changes changes) {
            changes.opened().forEach(kept -> assertEquals(null, bindings.put(kept.claim(), kept)));
            for (Kept kept : changes.changed()) {
                Kept before = bindings.put(kept.claim(), kept);
                assertEquals(before.id(), kept.id());
                assertEquals(before.revision() + 1, kept.revision());
            }
            changes.withdrawn().forEach(refusals::remove);
            changes.refused().forEach(one -> refusals.put(one.claim().id(), one.reason()));
        }

        Map<ClaimId, List<Object>> held() {
            Map<ClaimId, List<Object>> held = new HashMap<>();
            bindings.values().stream()
                    .filter(kept -> !kept.isVoided())
                    .forEach(kept -> held.put(kept.claim(), List.of(kept.from(), kept.to())));
            return held;
        }
    }

    private static Registry registry(Random random) {
        Map<String, PartnerId> accounts = new HashMap<>();
        for (int i = 0; i < ACCOUNTS.size(); i++) {
            accounts.put(ACCOUNTS.get(i), Specimens.partner(PARTNERS.get(i)));
        }
        Map<PartnerId, StandingHistory> standings = new HashMap<>();
        if (random.nextBoolean()) {
            Standing standing =
                    random.nextBoolean() ? new Standing.Closed() : new Standing.Suspended();
            standings.put(
                    Specimens.partner(any(random, PARTNERS)),
                    new StandingHistory(
                            List.of(
                                    new StandingHistory.Change(
                                            Specimens.day(random.nextInt(40)), standing))));
        }
        return new Registry(accounts, standings, java.time.Duration.ofDays(5));
    }

    private static List<Claim> claims(Random random) {
        List<String> users = new ArrayList<>(ACCOUNTS);
        users.addAll(OTHERS);
        // By its id: a statement is told of one link, however often.
        Map<ClaimId, Claim> claims = new LinkedHashMap<>();
        int number = 1 + random.nextInt(25);
        for (int i = 0; i < number; i++) {
            Instant at = Specimens.day(random.nextInt(40));
            Optional<Instant> idleSince =
                    random.nextBoolean()
                            ? Optional.of(at.minus(java.time.Duration.ofDays(random.nextInt(20))))
                            : Optional.empty();
            Claim claim = Specimens.claim(any(random, users), link(random), at, idleSince);
            claims.putIfAbsent(claim.id(), claim);
        }
        return List.copyOf(claims.values());
    }

    private static Optional<Route> link(Random random) {
        String owner = any(random, PARTNERS);
        return switch (random.nextInt(8)) {
            case 0 -> Optional.empty();
            case 1 ->
                    Optional.of(
                            Specimens.expiring(
                                    Specimens.linkOf(owner + "'s passing"),
                                    Specimens.day(random.nextInt(40))));
            case 2, 3 -> Optional.of(Specimens.linkOf(owner, any(random, PARTNERS)));
            default -> Optional.of(Specimens.linkOf(owner));
        };
    }

    private static <T> T any(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Shuffled, some told again, cut anywhere. */
    private static void tellAnyhow(Books books, List<Claim> claims, Random random) {
        List<Claim> arriving = new ArrayList<>(claims);
        claims.stream().filter(claim -> random.nextInt(3) == 0).forEach(arriving::add);
        Collections.shuffle(arriving, random);
        int from = 0;
        while (from < arriving.size()) {
            int to = Math.min(arriving.size(), from + 1 + random.nextInt(6));
            books.tell(arriving.subList(from, to));
            from = to;
        }
    }

    private static void assertSound(Collection<Term> terms) {
        Map<UserKey, List<Term>> byUser =
                terms.stream().collect(Collectors.groupingBy(term -> term.claim().user()));
        byUser.values()
                .forEach(own -> {
                    for (int i = 1; i < own.size(); i++) {
                        Optional<Instant> end = own.get(i - 1).to();
                        assertTrue(end.isPresent(), "an open term is the last");
                        assertTrue(!own.get(i).from().isBefore(end.get()), "no overlap");
                    }
                });
    }

    @Test
    void isTheSameHoweverTheClaimsArrive() {
        int[] seen = new int[2];
        Seeds.forAll(
                CASES,
                random -> {
                    Registry registry = registry(random);
                    List<Claim> claims = claims(random);
                    Timeline expected = Timeline.of(claims, registry);
                    Books books = new Books(registry);

                    tellAnyhow(books, claims, random);

                    assertSound(expected.terms());
                    assertEquals(
                            expected.terms().stream()
                                    .collect(
                                            Collectors.toMap(
                                                    term -> term.claim().id(),
                                                    term ->
                                                            List.<Object>of(
                                                                    term.from(), term.to()))),
                            books.held());
                    assertEquals(
                            expected.refusals().stream()
                                    .collect(
                                            Collectors.toMap(
                                                    one -> one.claim().id(), Refused::reason)),
                            books.refusals);
                    assertEquals(claims.size(), books.held().size() + books.refusals.size());
                    seen[0] +=
                            (int)
                                    expected.refusals().stream()
                                            .filter(one -> one.reason() == RefusalReason.CYCLE)
                                            .count();
                    seen[1] +=
                            (int) books.bindings.values().stream().filter(Kept::isVoided).count();
                });
        assertTrue(seen[0] > 100 && seen[1] > 100, "the cases reach cycles and voided bindings");
    }
}
