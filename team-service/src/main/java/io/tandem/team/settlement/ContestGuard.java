package io.tandem.team.settlement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Money;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.settlement.Contests.Contest;
import io.tandem.team.settlement.model.Transfer;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Keeps what is contested from being paid out between the moment in which a settlement brings it
 * and the one in which it is frozen. Until then it is part of what is reserved for the settlement:
 * at the turn of posting it gets a reservation of its own and the settlement's shrinks by as much,
 * so that no more of a member's money is kept than was kept before or is contested.
 */
@ApplicationScoped
class ContestGuard {

    private static final String PURPOSE = "Contested";

    private record Purse(PartnerId holder, String asset) implements Comparable<Purse> {

        @Override
        public int compareTo(Purse other) {
            int holders = holder.compareTo(other.holder);
            return holders != 0 ? holders : asset.compareTo(other.asset);
        }
    }

    private final Contests contests;
    private final RebateFunds funds;
    private final Pool pool;

    ContestGuard(Contests contests, RebateFunds funds, Pool pool) {
        this.contests = contests;
        this.funds = funds;
        this.pool = pool;
    }

    /** Before the transfer; repeated with each attempt. */
    Uni<Void> raise(Settlement settlement) {
        return contests.pending(pool, settlement.id())
                .chain(pending ->
                        each(pending, false).chain(() -> shrink(settlement, pending, false)));
    }

    /** After a refusal: all is as before, until the next attempt. */
    Uni<Void> lower(Settlement settlement) {
        return contests.pending(pool, settlement.id())
                .chain(pending ->
                        shrink(settlement, pending, true).chain(() -> each(pending, true)));
    }

    /**
     * For members who lack something: reserves of theirs no more than the settlement takes. What
     * they have is enough then, or they really lack; what is contested of them is frozen from what
     * is left.
     */
    Uni<Void> spare(Settlement settlement, List<Lack> lacking) {
        Set<Purse> purses = purses(lacking);
        return contests.pending(pool, settlement.id())
                .chain(pending ->
                        each(
                                pending.stream()
                                        .filter(contest -> purses.contains(purse(contest)))
                                        .toList(),
                                true))
                .chain(() -> reserve(settlement, lacking, true));
    }

    /** They lack even so: all that was kept of theirs stays reserved. */
    Uni<Void> keep(Settlement settlement, List<Lack> lacking) {
        return reserve(settlement, lacking, false);
    }

    private Uni<Void> reserve(Settlement settlement, List<Lack> lacking, boolean given) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Lack lack : lacking) {
            PartnerId member = new PartnerId(lack.partnerId());
            Money zero = Money.zero(lack.asset());
            Money kept = kept(settlement, member, zero);
            if (kept.signum() > 0) {
                Money amount = given ? given(settlement, member, zero) : kept;
                all = all.chain(() -> reserve(settlement, member, amount));
            }
        }
        return all;
    }

    private Uni<Void> reserve(Settlement settlement, PartnerId member, Money amount) {
        return funds.reserve(
                settlement.reference(), member, amount, PoolKeeper.PURPOSE + settlement.period());
    }

    private static Money given(Settlement settlement, PartnerId member, Money zero) {
        return settlement.transfers().stream()
                .filter(transfer -> transfer.from().equals(member))
                .map(Transfer::money)
                .filter(money -> money.asset().equals(zero.asset()))
                .reduce(zero, Money::plus);
    }

    private static Set<Purse> purses(List<Lack> lacking) {
        return lacking.stream()
                .map(lack -> new Purse(new PartnerId(lack.partnerId()), lack.asset().code()))
                .collect(Collectors.toSet());
    }

    private static Purse purse(Contest contest) {
        return new Purse(contest.holder(), contest.amount().asset().code());
    }

    private Uni<Void> each(List<Contest> pending, boolean nothing) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Contest contest : pending) {
            Money amount = nothing ? Money.zero(contest.amount().asset()) : contest.amount();
            all =
                    all.chain(() ->
                            funds.reserve(contest.reference(), contest.holder(), amount, PURPOSE));
        }
        return all;
    }

    private Uni<Void> shrink(Settlement settlement, List<Contest> pending, boolean back) {
        SortedMap<Purse, Money> contested = new TreeMap<>();
        pending.forEach(contest -> contested.merge(purse(contest), contest.amount(), Money::plus));
        Uni<Void> all = Uni.createFrom().voidItem();
        for (var entry : contested.entrySet()) {
            Money kept = kept(settlement, entry.getKey().holder(), entry.getValue());
            Money rest = back ? kept : notBelowZero(kept.minus(entry.getValue()));
            if (kept.signum() > 0) {
                all = all.chain(() -> reserve(settlement, entry.getKey().holder(), rest));
            }
        }
        return all;
    }

    private static Money kept(Settlement settlement, PartnerId holder, Money of) {
        BigDecimal amount =
                settlement.results().stream()
                        .filter(result -> result.pool().asset().equals(of.asset()))
                        .flatMap(result -> result.lines().stream())
                        .filter(line -> line.member().equals(holder))
                        .map(line -> line.kept())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return notBelowZero(new Money(of.asset(), amount));
    }

    private static Money notBelowZero(Money amount) {
        return amount.signum() < 0 ? Money.zero(amount.asset()) : amount;
    }
}
