package io.tandem.rebate.accrual.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tandem.chassis.money.Rate;
import io.tandem.rebate.binding.model.Binding;
import io.tandem.rebate.plan.model.Category;
import io.tandem.rebate.plan.model.Plan;
import io.tandem.rebate.plan.model.Standing;
import io.tandem.rebate.reversal.model.Reversed;
import io.tandem.rebate.trade.model.Trade;
import io.tandem.testkit.Seeds;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RaterTest {

    private static final Binding PLAIN = Cases.binding("0", "0", null);
    private static final Plan PLAN = Cases.plan("0.30", 0, null);

    private static Rating rate(Trade trade, Binding binding, Plan plan) {
        return Rater.rate(
                trade,
                Reversed.NOTHING,
                Optional.ofNullable(binding),
                Optional.ofNullable(plan),
                Standing.NONE);
    }

    @Test
    void givesTheExchangesOwnSampleToTheLastDigit() {
        Rating rating = rate(Cases.trade("347153.57"), PLAIN, PLAN);

        assertEquals(new BigDecimal("104146.071"), rating.gross());
        assertEquals(new BigDecimal("104146.071"), rating.parts().owner());
    }

    @Test
    void storesWhatMadeIt() {
        Rating rating = rate(Cases.trade("10"), PLAIN, PLAN);

        assertEquals(Reason.COMMISSIONABLE, rating.reason());
        assertEquals(new Terms(Cases.PLAN, 1, 1, Rate.of("0.3")), rating.terms().orElseThrow());
        assertEquals(PLAIN.id(), rating.attribution().orElseThrow().bindingId());
        assertEquals(7, rating.attribution().orElseThrow().bindingRevision());
    }

    @Test
    void takesTheNetFeeWhenThereIsOne() {
        Rating rating = rate(Cases.trade("10", "4", null, false, false), PLAIN, PLAN);

        assertEquals(new BigDecimal("1.2"), rating.gross());
    }

    @Test
    void floorsTheOthersPartsAndLeavesTheOwnerTheRest() {
        Rating rating =
                rate(
                        Cases.trade("0.000000000001"),
                        Cases.binding("0.333333", "0.333333", null),
                        Cases.plan("0.000001", 0, null));

        assertEquals(new BigDecimal("0.000000000000000001"), rating.gross());
        assertEquals(new BigDecimal("0.000000000000000001"), rating.parts().owner());
        assertEquals(BigDecimal.ZERO, rating.parts().coInviter());
    }

    @Test
    void holdsBackFromTheDayOfTheTrade() {
        Rating rating = rate(Cases.trade("10"), PLAIN, Cases.plan("0.30", 14, null));

        assertEquals(Optional.of(LocalDate.parse("2026-03-24")), rating.dueOn());
    }

    static Stream<Arguments> zeroes() {
        return Stream.of(
                Arguments.of(Reason.NON_POSITIVE_FEE, Cases.trade("0"), PLAIN, PLAN),
                Arguments.of(Reason.NON_POSITIVE_FEE, Cases.trade("-1.5"), PLAIN, PLAN),
                Arguments.of(
                        Reason.NON_POSITIVE_FEE,
                        Cases.trade("5", "-0.1", null, false, false),
                        PLAIN,
                        PLAN),
                Arguments.of(
                        Reason.EXCLUDED_USER_TIER,
                        Cases.trade("5", null, "VIP8", false, false),
                        PLAIN,
                        PLAN),
                Arguments.of(
                        Reason.MARKET_MAKER,
                        Cases.trade("5", null, null, true, false),
                        PLAIN,
                        PLAN),
                Arguments.of(
                        Reason.VOUCHER, Cases.trade("5", null, null, false, true), PLAIN, PLAN),
                Arguments.of(
                        Reason.BLOCKED_COUNTRY,
                        Cases.trade("5"),
                        Cases.binding("0", "0", "KP"),
                        PLAN),
                Arguments.of(Reason.UNBOUND, Cases.trade("5"), null, PLAN),
                Arguments.of(Reason.NO_PLAN, Cases.trade("5"), PLAIN, null),
                Arguments.of(
                        Reason.EXPIRED_BINDING,
                        Cases.trade("5"),
                        PLAIN,
                        Cases.plan("0.30", 0, 60)));
    }

    @ParameterizedTest
    @MethodSource("zeroes")
    void recordsWhyATradeEarnsNothing(Reason reason, Trade trade, Binding binding, Plan plan) {
        Rating rating = rate(trade, binding, plan);

        assertEquals(reason, rating.reason());
        assertEquals(BigDecimal.ZERO, rating.commissionable());
        assertEquals(BigDecimal.ZERO, rating.gross());
        assertEquals(Category.SPOT, rating.category());
    }

    @Test
    void dividesAnyGrossExactly() {
        Seeds.forAll(
                2_000,
                random -> {
                    BigDecimal fee = new BigDecimal(new BigInteger(70, random), 12);
                    int rate = random.nextInt(1_000_001);
                    int coInviter = random.nextInt(1_000_001);
                    int invitee = random.nextInt(1_000_001 - coInviter);
                    BigDecimal gross = new Rate(rate).times(fee);

                    Parts parts = Parts.of(gross, new Rate(coInviter), new Rate(invitee));

                    assertEquals(0, parts.sum().compareTo(gross), "parts sum to gross");
                    assertTrue(parts.owner().signum() >= 0);
                    assertTrue(parts.coInviter().signum() >= 0);
                    assertTrue(parts.invitee().signum() >= 0);
                    BigDecimal exact = new Rate(coInviter).times(gross);
                    assertTrue(parts.coInviter().compareTo(exact) <= 0);
                    assertTrue(
                            exact.subtract(parts.coInviter())
                                            .compareTo(BigDecimal.ONE.movePointLeft(18))
                                    < 0);
                });
    }

    @Test
    void agreesOverALaterRevisionThatChangedNothing() {
        Rating rating = rate(Cases.trade("10"), PLAIN, PLAN);
        Rating dearer = rate(Cases.trade("10"), PLAIN, Cases.plan("0.31", 0, null));

        assertTrue(rating.agreesWith(rate(Cases.trade("10.00"), PLAIN, PLAN)));
        assertFalse(rating.agreesWith(dearer));
    }

    @Test
    void refusesPartsThatDoNotSumToTheGross() {
        Rating rating = rate(Cases.trade("10"), PLAIN, PLAN);

        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new Rating(
                                rating.category(),
                                rating.reason(),
                                rating.attribution(),
                                rating.terms(),
                                rating.commissionable(),
                                rating.gross(),
                                new Parts(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ZERO),
                                Optional.empty()));
    }
}
