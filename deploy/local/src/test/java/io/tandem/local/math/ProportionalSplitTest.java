package io.tandem.local.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProportionalSplitTest {

    private static final String DIGEST = "ab".repeat(32);
    private static final ProportionalSplit SPLIT =
            new ProportionalSplit(DIGEST, YearMonth.of(2025, 6));

    @Test
    void weighsByTheSquareRoot() {
        Map<UUID, BigDecimal> parts =
                SPLIT.bySquareRoot(
                        new BigDecimal("100"),
                        Map.of(
                                id(1),
                                new BigDecimal("9"),
                                id(2),
                                new BigDecimal("4"),
                                id(3),
                                BigDecimal.ZERO));

        assertEquals(0, new BigDecimal("60").compareTo(parts.get(id(1))));
        assertEquals(0, new BigDecimal("40").compareTo(parts.get(id(2))));
        assertEquals(0, parts.get(id(3)).signum());
    }

    @Test
    void isEqualWhenNobodyBroughtAnything() {
        Map<UUID, BigDecimal> parts =
                SPLIT.bySquareRoot(
                        BigDecimal.TEN, Map.of(id(1), BigDecimal.ZERO, id(2), BigDecimal.ZERO));

        assertEquals(0, new BigDecimal("5").compareTo(parts.get(id(1))));
    }

    @Test
    void partsSumToThePoolAndOrderNeverMatters() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            Map<UUID, BigDecimal> brought = new LinkedHashMap<>();
            for (int member = 0; member < 1 + random.nextInt(9); member++) {
                brought.put(id(member), new BigDecimal(new BigInteger(70, random), 18));
            }
            BigDecimal pool = new BigDecimal(new BigInteger(75, random), 18);

            Map<UUID, BigDecimal> parts = SPLIT.bySquareRoot(pool, brought);

            BigDecimal sum = parts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            assertEquals(0, pool.compareTo(sum), "seed " + seed);
            assertEquals(
                    parts, SPLIT.bySquareRoot(pool, shuffled(brought, random)), "seed " + seed);
        }
    }

    private static Map<UUID, BigDecimal> shuffled(Map<UUID, BigDecimal> brought, Random random) {
        List<UUID> members = new ArrayList<>(brought.keySet());
        Collections.shuffle(members, random);
        Map<UUID, BigDecimal> shuffled = new LinkedHashMap<>();
        members.forEach(member -> shuffled.put(member, brought.get(member)));
        return shuffled;
    }

    private static UUID id(int number) {
        return new UUID(0x0199c2f47b1e7c3aL, 0x9d552f6b8a1c4e00L + number);
    }
}
