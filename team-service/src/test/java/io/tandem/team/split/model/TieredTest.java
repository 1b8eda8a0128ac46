package io.tandem.team.split.model;

import static io.tandem.team.split.model.Members.member;
import static io.tandem.team.split.model.Members.rebates;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tandem.testkit.Seeds;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TieredTest {

    /** Up to 100 at 1, from there to 200 at 2, beyond at ½. */
    private static final Tiers TIERS = tiers("0", "1", "100", "2", "200", "0.5");

    @Test
    void weighsEachSliceByItsTier() {
        Weights weights = byRebate(TIERS).weights(rebates("0", "40", "100", "150", "200", "1000"));

        assertEquals(
                List.of("0", "40", "100", "200", "300", "700"),
                weights.byMember().values().stream()
                        .map(weight -> weight.stripTrailingZeros().toPlainString())
                        .toList());
    }

    @Test
    void paysTheWholeAtTheTierThatItReaches() {
        assertEquals(new BigDecimal("99"), TIERS.whole(new BigDecimal("99")));
        assertEquals(new BigDecimal("200"), TIERS.whole(new BigDecimal("100")));
        assertEquals(new BigDecimal("398"), TIERS.whole(new BigDecimal("199")));
    }

    @Test
    void whoBringsNothingGetsNothingAndAllOfNothingFallsBack() {
        Parts parts = byRebate(TIERS).split(BigInteger.TEN, rebates("0", "-5", "1"), Ties.TIES);
        Parts ofNothing =
                new Tiered(
                                Measure.REBATE,
                                TIERS,
                                Optional.of(
                                        new Fixed(
                                                java.util.Map.of(member(2), BigDecimal.ONE),
                                                Optional.empty())))
                        .split(BigInteger.TEN, rebates("0", "-5"), Ties.TIES);

        assertEquals(BigInteger.TEN, parts.units().get(member(3)));
        assertEquals(BigInteger.TEN, ofNothing.units().get(member(2)));
    }

    @Test
    void whoBringsMoreGetsNoLessThanOneUnitLess() {
        Seeds.forAll(
                500,
                random -> {
                    List<Contribution> listed = new ArrayList<>(Members.anyContributions(random));
                    SplitRule rule = byRebate(Rules.anyTiers(random));

                    More.assertNoLess(rule, listed, 1, random);
                });
    }

    @Test
    void refusesTablesThatAreNone() {
        assertThrows(IllegalArgumentException.class, () -> new Tiers(List.of()));
        assertThrows(IllegalArgumentException.class, () -> tiers("1", "1"));
        assertThrows(IllegalArgumentException.class, () -> tiers("0", "0"));
        assertThrows(IllegalArgumentException.class, () -> tiers("0", "1", "0", "2"));
        assertThrows(IllegalArgumentException.class, () -> tiers("0", "1", "5", "2", "4", "3"));
        assertThrows(IllegalArgumentException.class, () -> tiers("0", "-1"));
        assertTrue(tiers("0", "1", "5", "1").neverFall());
        assertTrue(!TIERS.neverFall());
    }

    static Tiers tiers(String... fromsAndRates) {
        List<Tier> tiers = new ArrayList<>();
        for (int i = 0; i < fromsAndRates.length; i += 2) {
            tiers.add(
                    new Tier(
                            new BigDecimal(fromsAndRates[i]),
                            new BigDecimal(fromsAndRates[i + 1])));
        }
        return new Tiers(tiers);
    }

    private static Tiered byRebate(Tiers tiers) {
        return new Tiered(Measure.REBATE, tiers, Optional.empty());
    }
}
