package io.tandem.team.split.model;

import static io.tandem.team.split.model.Members.member;
import static io.tandem.team.split.model.Members.rebates;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tandem.testkit.Seeds;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaterfallTest {

    private static final SplitRule BY_REBATE =
            new Proportional(Measure.REBATE, Exponent.ONE, Optional.empty());

    /** 100 to the first, the next 50 to the second, the rest to the third. */
    private static final SplitRule FALL =
            new Waterfall(List.of(step(100, only(1)), step(50, only(2))), only(3));

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0",
        "1, 1, 0, 0",
        "100, 100, 0, 0",
        "101, 100, 1, 0",
        "150, 100, 50, 0",
        "1000, 100, 50, 850",
        "-120, -100, -20, 0"
    })
    void flowsFromStepToStep(int pool, int first, int second, int third) {
        Parts parts = FALL.split(BigInteger.valueOf(pool), rebates("1", "1", "1"), Ties.TIES);

        assertEquals(
                List.of(first, second, third),
                parts.units().values().stream().map(BigInteger::intValueExact).toList());
    }

    @Test
    void aLargerPoolLowersNobodysPartOfWhatIsCapped() {
        Seeds.forAll(
                300,
                random -> {
                    Contributions given = Contributions.of(Members.anyContributions(random));
                    BigInteger cap = Rules.anyPool(random).abs().add(BigInteger.ONE);
                    SplitRule capped = Rules.weighing(random, given.byMember().size());
                    SplitRule rest = Rules.weighing(random, given.byMember().size());
                    BigInteger beyond = Rules.anyPool(random).abs();

                    Parts parts =
                            new Waterfall(List.of(new Waterfall.Step(cap, capped)), rest)
                                    .split(cap.add(beyond), given, Ties.TIES);

                    assertEquals(
                            capped.split(cap, given, Ties.TIES)
                                    .plus(rest.split(beyond, given, Ties.TIES)),
                            parts);
                });
    }

    @Test
    void whoBringsMoreGetsNoLessThanOneUnitLessOfEach() {
        Seeds.forAll(
                500,
                random ->
                        More.assertNoLess(
                                new Waterfall(List.of(step(500, new Equal())), BY_REBATE),
                                Members.anyContributions(random),
                                2,
                                random));
    }

    @Test
    void refusesACapThatLetsNothingIn() {
        assertThrows(IllegalArgumentException.class, () -> step(0, BY_REBATE));
    }

    private static Waterfall.Step step(int cap, SplitRule rule) {
        return new Waterfall.Step(BigInteger.valueOf(cap), rule);
    }

    private static SplitRule only(int member) {
        return new Fixed(Map.of(member(member), BigDecimal.ONE), Optional.empty());
    }
}
