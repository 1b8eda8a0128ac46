package io.tandem.team.split.model;

import static io.tandem.team.split.model.Members.member;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tandem.team.roster.model.PartnerId;
import io.tandem.testkit.Seeds;
import java.math.BigInteger;
import java.time.YearMonth;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecoupmentTest {

    private static final TieOrder TIES =
            new TieOrder(Digest.ofBytes(new byte[] {1}), YearMonth.of(2025, 5));

    @ParameterizedTest
    @CsvSource({
        "100, 30, 20, 30, 20", // enough
        "50, 30, 20, 30, 20", // just enough
        "25, 30, 20, 15, 10", // short: in proportion
        "1, 30, 20, 1, 0", // the one unit to the larger remainder
        "0, 30, 20, 0, 0",
        "-7, 30, 20, 0, 0",
        "100, 0, 0, 0, 0"
    })
    void givesBackWhatWasSpentAsFarAsThePoolGoes(
            long pool, long first, long second, long firstBack, long secondBack) {
        SortedMap<PartnerId, BigInteger> back =
                Recoupment.of(BigInteger.valueOf(pool), spent(first, second), TIES);

        assertEquals(spent(firstBack, secondBack), back);
    }

    @Test
    void givesNobodyMoreThanItSpentAndAllOfAPoolThatIsShort() {
        Seeds.forAll(
                500,
                random -> {
                    SortedMap<PartnerId, BigInteger> spent = new TreeMap<>();
                    for (int i = 1; i <= 1 + random.nextInt(9); i++) {
                        spent.put(member(i), BigInteger.valueOf(random.nextInt(1000)));
                    }
                    BigInteger pool = BigInteger.valueOf(random.nextInt(3000) - 100);

                    SortedMap<PartnerId, BigInteger> back = Recoupment.of(pool, spent, TIES);

                    back.forEach(
                            (member, units) -> assertTrue(units.compareTo(spent.get(member)) <= 0));
                    BigInteger all = sum(spent);
                    assertEquals(pool.max(BigInteger.ZERO).min(all), sum(back));
                });
    }

    private static BigInteger sum(Map<PartnerId, BigInteger> units) {
        return units.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static SortedMap<PartnerId, BigInteger> spent(long first, long second) {
        return new TreeMap<>(
                Map.of(
                        member(1), BigInteger.valueOf(first),
                        member(2), BigInteger.valueOf(second)));
    }
}
