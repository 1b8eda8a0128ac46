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
