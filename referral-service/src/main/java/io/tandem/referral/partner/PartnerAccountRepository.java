package io.tandem.referral.partner;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class PartnerAccountRepository implements PanacheRepositoryBase<PartnerAccount, Account> {

    Uni<List<PartnerAccount>> of(Collection<UUID> partners) {
        return find("partnerId in ?1 order by programme, userId", partners).list();
    }

    /** Those of the users that are anybody's account. */
    Uni<List<PartnerAccount>> among(Collection<Account> users) {
        Set<Account> asked = new HashSet<>(users);
        return find(
                        "programme in ?1 and userId in ?2",
                        users.stream().map(Account::programme).collect(Collectors.toSet()),
                        users.stream().map(Account::userId).collect(Collectors.toSet()))
                .list()
                .map(found -> found.stream().filter(row -> asked.contains(row.account())).toList());
    }

    Uni<Void> add(UUID partner, Collection<Account> users) {
        Object[] rows = users.stream().map(user -> new PartnerAccount(user, partner)).toArray();
        return Panache.getSession().chain(session -> session.persistAll(rows)).chain(this::flush);
    }

    Uni<Void> drop(UUID partner, Collection<Account> users) {
        return of(List.of(partner))
                .map(rows -> rows.stream().filter(row -> users.contains(row.account())).toList())
                .chain(rows -> remove(rows, 0));
    }

    private Uni<Void> remove(List<PartnerAccount> rows, int from) {
        return from == rows.size()
                ? Uni.createFrom().voidItem()
                : delete(rows.get(from)).chain(() -> remove(rows, from + 1));
    }
}
