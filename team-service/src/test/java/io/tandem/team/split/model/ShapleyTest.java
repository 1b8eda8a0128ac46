package io.tandem.team.split.model;

import static io.tandem.team.split.model.Members.member;
import static io.tandem.team.split.model.Members.rebates;
import static io.tandem.team.split.model.TieredTest.tiers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tandem.team.roster.model.PartnerId;
import io.tandem.testkit.Seeds;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShapleyTest {

    @Test
    void sharesTheGainOfReachingATierTogether() {
        // Alone 6 and 4, together 20: the gain of 10 is halved. Weights are 2! times the values.
        Weights weights = byRebate(tiers("0", "1", "10", "2")).weights(rebates("6", "4"));

        assertEquals(new BigDecimal("22"), weights.byMember().get(member(1)));
        assertEquals(new BigDecimal("18"), weights.byMember().get(member(2)));
    }

    @Test
    void isTheMeanOverAllOrdersOfJoining() {
        Seeds.forAll(
                200,
                random -> {
                    Contributions given = some(random, 1 + random.nextInt(6));
                    Tiers tiers = Rules.anyRisingTiers(random);

                    Weights weights = byRebate(tiers).weights(given);

                    Map<PartnerId, BigDecimal> byOrders = new TreeMap<>();
                    join(
                            new ArrayList<>(given.byMember().values()),
                            BigDecimal.ZERO,
                            tiers,
                            byOrders);
                    byOrders.forEach((member, sum) ->
                            assertEquals(0, sum.compareTo(weights.byMember().get(member))));
                });
    }

    @Test
    void weightsSumToWhatAllAreWorthAndNoneFallsBelowGoingAlone() {
        Seeds.forAll(
                200,
                random -> {
                    Contributions given = some(random, 1 + random.nextInt(10));
                    Tiers tiers = Rules.anyRisingTiers(random);
                    BigDecimal orders =
                            IntStream.rangeClosed(2, given.byMember().size())
                                    .mapToObj(BigDecimal::valueOf)
                                    .reduce(BigDecimal.ONE, BigDecimal::multiply);

                    Map<PartnerId, BigDecimal> weights = byRebate(tiers).weights(given).byMember();

                    assertEquals(
                            0,
                            orders.multiply(tiers.whole(sum(given)))
                                    .compareTo(
                                            weights.values().stream()
                                                    .reduce(BigDecimal.ZERO, BigDecimal::add)));
                    weights.forEach((member, weight) -> {
                        BigDecimal brought = given.byMember().get(member).weighing(Measure.REBATE);
                        assertTrue(weight.compareTo(orders.multiply(tiers.whole(brought))) >= 0);
                        assertTrue(brought.signum() > 0 || weight.signum() == 0);
                    });
                });
    }

    @Test
    void fallsBackWhereNoTierWithARateIsReached() {
        SplitRule elseFirst =
                new Shapley(
                        Measure.REBATE,
                        tiers("0", "0", "100", "1"),
                        Optional.of(
                                new Fixed(Map.of(member(1), BigDecimal.ONE), Optional.empty())));

        Parts parts = elseFirst.split(BigInteger.TEN, rebates("1", "2"), Ties.TIES);

        assertEquals(BigInteger.TEN, parts.units().get(member(1)));
    }

    @Test
    void refusesFallingRatesAndMoreThanTenMembers() {
        Shapley rule = byRebate(tiers("0", "1", "10", "2"));

        assertThrows(IllegalArgumentException.class, () -> byRebate(tiers("0", "2", "10", "1")));
        assertThrows(IllegalArgumentException.class, () -> rule.weights(some(new Random(1), 11)));
        assertEquals(10, rule.weights(some(new Random(1), 10)).byMember().size());
    }

    /** Adds to each member what it adds in each order in which these could join. */
    private static void join(
            List<Contribution> left,
            BigDecimal joined,
            Tiers tiers,
            Map<PartnerId, BigDecimal> sums) {
        int orders = IntStream.range(2, left.size()).reduce(1, (product, each) -> product * each);
        for (Contribution next : left) {
            BigDecimal with = joined.add(next.weighing(Measure.REBATE));
            BigDecimal added = tiers.whole(with).subtract(tiers.whole(joined));
            sums.merge(next.member(), added.multiply(BigDecimal.valueOf(orders)), BigDecimal::add);
            List<Contribution> others = new ArrayList<>(left);
            others.remove(next);
            join(others, with, tiers, sums);
        }
    }

    private static BigDecimal sum(Contributions given) {
        return given.byMember().values().stream()
                .map(each -> each.weighing(Measure.REBATE))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Contributions some(Random random, int members) {
        return Contributions.of(
                IntStream.rangeClosed(1, members)
                        .mapToObj(i -> Members.rebate(member(i), Members.anyAmount(random)))
                        .toList());
    }

    private static Shapley byRebate(Tiers tiers) {
        return new Shapley(Measure.REBATE, tiers, Optional.empty());
    }
}
