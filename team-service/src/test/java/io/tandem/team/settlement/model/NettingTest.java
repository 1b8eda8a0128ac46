package io.tandem.team.settlement.model;

import static io.tandem.team.split.model.Members.member;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Money;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.testkit.Seeds;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NettingTest {

    private static final Asset USDT = new Asset("USDT");

    @Test
    void settlesEveryPositionExactly() {
        Seeds.forAll(
                500,
                random -> {
                    Map<PartnerId, BigInteger> net = anyPositions(random);

                    List<Transfer> transfers = Netting.transfers(USDT, net);

                    Map<PartnerId, BigInteger> left = new LinkedHashMap<>(net);
                    transfers.forEach(transfer -> {
                        left.merge(
                                transfer.to(), transfer.money().units().negate(), BigInteger::add);
                        left.merge(transfer.from(), transfer.money().units(), BigInteger::add);
                    });
                    left.values().forEach(rest -> assertEquals(BigInteger.ZERO, rest));
                });
    }

    @Test
    void needsFewerTransfersThanMembers() {
        Seeds.forAll(
                500,
                random -> {
                    Map<PartnerId, BigInteger> net = anyPositions(random);

                    int transfers = Netting.transfers(USDT, net).size();

                    assertTrue(transfers < net.size());
                });
    }

    @Test
    void nobodyBothPaysAndReceives() {
        Seeds.forAll(
                500,
                random -> {
                    Map<PartnerId, BigInteger> net = anyPositions(random);

                    Netting.transfers(USDT, net)
                            .forEach(transfer -> {
                                assertTrue(net.get(transfer.from()).signum() < 0);
                                assertTrue(net.get(transfer.to()).signum() > 0);
                            });
                });
    }

    @Test
    void doesNotDependOnTheOrderOfPositions() {
        Seeds.forAll(
                200,
                random -> {
                    Map<PartnerId, BigInteger> net = anyPositions(random);
                    List<PartnerId> order = new ArrayList<>(net.keySet());
                    Collections.shuffle(order, random);
                    Map<PartnerId, BigInteger> shuffled = new LinkedHashMap<>();
                    order.forEach(each -> shuffled.put(each, net.get(each)));

                    assertEquals(Netting.transfers(USDT, net), Netting.transfers(USDT, shuffled));
                });
    }

    @Test
    void matchesTheLargestWithTheLargestAndTiesById() {
        Map<PartnerId, BigInteger> net =
                Map.of(
                        member(1), BigInteger.valueOf(-7),
                        member(2), BigInteger.valueOf(-3),
                        member(3), BigInteger.valueOf(5),
                        member(4), BigInteger.valueOf(5));

        List<Transfer> transfers = Netting.transfers(USDT, net);

        assertEquals(
                List.of(
                        new Transfer(member(1), member(3), units(5)),
                        new Transfer(member(2), member(4), units(3)),
                        new Transfer(member(1), member(4), units(2))),
                transfers);
    }

    /** The largest first would need five: 8 pays 6 and 2 of the 5, and so on. */
    @Test
    void partsMembersIntoTheMostGroupsThatSumToZero() {
        Map<PartnerId, BigInteger> net = positions(-8, -4, -2, 3, 5, 6);

        List<Transfer> transfers = Netting.transfers(USDT, net);

        assertEquals(5, largestFirst(net));
        assertEquals(
                List.of(
                        new Transfer(member(1), member(5), units(5)),
                        new Transfer(member(1), member(4), units(3)),
                        new Transfer(member(2), member(6), units(4)),
                        new Transfer(member(3), member(6), units(2))),
                transfers);
    }

    @Test
    void whoOwesWhatAnotherIsOwedPaysThatOne() {
        Map<PartnerId, BigInteger> net = positions(-9, -4, 4, 5, 4);

        List<Transfer> transfers = Netting.transfers(USDT, net);

        assertEquals(new Transfer(member(2), member(3), units(4)), transfers.getFirst());
        assertEquals(3, transfers.size());
    }

    @Test
    void needsTheFewestTransfersPossible() {
        Seeds.forAll(
                300,
                random -> {
                    Map<PartnerId, BigInteger> net = closePositions(random, 2 + random.nextInt(7));

                    assertEquals(fewest(net), Netting.transfers(USDT, net).size());
                });
    }

    @Test
    void neverNeedsMoreThanTheLargestToTheLargest() {
        Seeds.forAll(
                300,
                random -> {
                    Map<PartnerId, BigInteger> net = closePositions(random, 2 + random.nextInt(60));

                    assertTrue(Netting.transfers(USDT, net).size() <= largestFirst(net));
                });
    }

    /** With two pairs taken out first it would be one more. */
    @Test
    void pairsNobodyFirstWhereThatCostsMore() {
        Map<PartnerId, BigInteger> net =
                positions(
                        -38, 34, -18, -6, 26, 13, 23, -12, 9, 24, 22, 4, 11, 39, 21, -18, -26, 13,
                        3, -22, 34, 1, -27, -110);

        assertEquals(18, largestFirst(net));
        assertEquals(18, Netting.transfers(USDT, net).size());
    }

    /** As few as anybody could find: the open positions less the most groups, all orders tried. */
    private static int fewest(Map<PartnerId, BigInteger> net) {
        List<BigInteger> open = net.values().stream().filter(units -> units.signum() != 0).toList();
        return open.size() - mostGroups(open, BigInteger.ZERO);
    }

    private static int mostGroups(List<BigInteger> open, BigInteger sum) {
        int most = 0;
        for (int i = 0; i < open.size(); i++) {
            List<BigInteger> others = new ArrayList<>(open);
            BigInteger next = sum.add(others.remove(i));
            int groups = mostGroups(others, next) + (next.signum() == 0 ? 1 : 0);
            most = Math.max(most, groups);
        }
        return most;
    }

    private static int largestFirst(Map<PartnerId, BigInteger> net) {
        List<BigInteger> open = new ArrayList<>(net.values());
        int transfers = 0;
        while (true) {
            BigInteger credit = Collections.max(open);
            BigInteger debt = Collections.min(open);
            if (credit.signum() == 0) {
                return transfers;
            }
            BigInteger paid = credit.min(debt.negate());
            open.set(open.indexOf(credit), credit.subtract(paid));
            open.set(open.indexOf(debt), debt.add(paid));
            transfers++;
        }
    }

    /** Small amounts, so that many groups sum to zero. */
    private static Map<PartnerId, BigInteger> closePositions(Random random, int members) {
        long[] units = new long[members];
        for (int i = 1; i < members; i++) {
            units[i] = random.nextInt(13) - 6;
            units[0] -= units[i];
        }
        return positions(units);
    }

    private static Map<PartnerId, BigInteger> positions(long... units) {
        Map<PartnerId, BigInteger> net = new LinkedHashMap<>();
        for (int i = 0; i < units.length; i++) {
            net.put(member(i + 1), BigInteger.valueOf(units[i]));
        }
        return net;
    }

    @Test
    void refusesPositionsThatDoNotSumToZero() {
        Map<PartnerId, BigInteger> net = Map.of(member(1), BigInteger.ONE);

        assertThrows(IllegalArgumentException.class, () -> Netting.transfers(USDT, net));
    }

    private static Money units(long units) {
        return Money.ofUnits(USDT, BigInteger.valueOf(units));
    }

    private static Map<PartnerId, BigInteger> anyPositions(Random random) {
        Map<PartnerId, BigInteger> net = new LinkedHashMap<>();
        BigInteger sum = BigInteger.ZERO;
        int others = random.nextInt(12);
        for (int i = 1; i <= others; i++) {
            BigInteger units =
                    BigInteger.valueOf(
                            random.nextBoolean() ? random.nextLong() : random.nextInt(5) - 2);
            net.put(member(i), units);
            sum = sum.add(units);
        }
        net.put(member(others + 1), sum.negate());
        return net;
    }
}
