package io.tandem.team.split.model;

import static io.tandem.team.split.model.Members.member;
import static io.tandem.team.split.model.Members.rebates;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tandem.testkit.Seeds;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TopNTest {

    private static final SplitRule BY_REBATE =
            new Proportional(Measure.REBATE, Exponent.ONE, Optional.empty());

    @Test
    void onlyTheLargestShareByTheInnerRule() {
        Parts parts =
                top(2, BY_REBATE)
                        .split(BigInteger.valueOf(12), rebates("1", "5", "7", "4"), Ties.TIES);

        assertEquals(List.of(0, 5, 7, 0), units(parts));
        assertEquals(
                List.of("0", "5", "7", "0"),
                parts.weights().orElseThrow().byMember().values().stream()
                        .map(BigDecimal::toString)
                        .toList());
    }

    @Test
    void theOrderOfTiesSaysWhoOfEqualsIsIn() {
        Parts parts =
                top(2, new Equal())
                        .split(BigInteger.TEN, rebates("5", "5", "5", "5", "5.0"), Ties.TIES);

        assertEquals(List.of(5, 0, 0, 0, 5), units(parts));
    }

    @Test
    void whoBringsNothingIsNotAmongTheLargest() {
        Parts parts = top(3, new Equal()).split(BigInteger.TEN, rebates("0", "3", "-9"), Ties.TIES);

        assertEquals(List.of(0, 10, 0), units(parts));
    }

    @Test
    void fallsBackAmongAllWhereNobodyBroughtAnything() {
        SplitRule elseSecond =
                new TopN(
                        1,
                        Measure.VOLUME,
                        new Equal(),
                        Optional.of(
                                new Fixed(Map.of(member(2), BigDecimal.ONE), Optional.empty())));

        Parts equal = top(1, new Equal()).split(BigInteger.TEN, rebates("0", "0"), Ties.TIES);
        Parts named = elseSecond.split(BigInteger.TEN, rebates("1", "0"), Ties.TIES);

        assertEquals(List.of(5, 5), units(equal));
        assertEquals(List.of(0, 10), units(named));
    }

    @Test
    void theInnerRuleFallsBackAmongTheLargestOnly() {
        SplitRule byVolume = new Proportional(Measure.VOLUME, Exponent.ONE, Optional.empty());

        Parts parts = top(2, byVolume).split(BigInteger.TEN, rebates("1", "5", "7"), Ties.TIES);

        assertEquals(List.of(0, 5, 5), units(parts));
    }

    @Test
    void neverMoreThanNShareAndWhoBringsMoreGetsNoLess() {
        Seeds.forAll(
                500,
                random -> {
                    List<Contribution> listed = Members.anyContributions(random);
                    int n = 1 + random.nextInt(5);
                    BigInteger pool = Rules.anyPool(random);

                    Parts parts =
                            top(n, BY_REBATE).split(pool, Contributions.of(listed), Ties.TIES);

                    boolean somebody =
                            listed.stream().anyMatch(each -> each.of(Measure.REBATE).signum() > 0);
                    long sharing =
                            parts.units().values().stream()
                                    .filter(part -> part.signum() != 0)
                                    .count();
                    assertTrue(!somebody || sharing <= n);
                    More.assertNoLess(top(n, BY_REBATE), listed, 1, random);
                });
    }

    @Test
    void refusesANumberThatLetsNobodyShare() {
        assertThrows(IllegalArgumentException.class, () -> top(0, BY_REBATE));
    }

    private static TopN top(int n, SplitRule inner) {
        return new TopN(n, Measure.REBATE, inner, Optional.empty());
    }

    private static List<Integer> units(Parts parts) {
        return parts.units().values().stream().map(BigInteger::intValueExact).toList();
    }
}
