package io.tandem.chassis.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    private static final Asset USDT = new Asset("USDT");
    private static final Asset BTC = new Asset("BTC");

    @ParameterizedTest
    @ValueSource(strings = {"", "usdt", "USDT ", "A-B", "ABCDEFGHIJKLMNOPQRSTU", "€"})
    void refusesWhatIsNoAsset(String code) {
        assertThrows(IllegalArgumentException.class, () -> new Asset(code));
    }

    @ParameterizedTest
    @CsvSource({
        "0.30,300000,0.3",
        "1,1000000,1",
        "1.000000,1000000,1",
        "0,0,0",
        "0.000001,1,0.000001"
    })
    void readsARateAsPartsPerMillion(String text, int ppm, String plain) {
        assertEquals(ppm, Rate.of(text).ppm());
        assertEquals(plain, Rate.of(text).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "1.000001", "0.0000001", "2"})
    void refusesARateThatIsNone(String text) {
        assertThrows(IllegalArgumentException.class, () -> Rate.of(text));
    }

    @Test
    void multipliesExactly() {
        assertEquals(
                new BigDecimal("104146.071"),
                Decimals.exact(Rate.of("0.30").times(new BigDecimal("347153.57")), 18));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1234567890123456789", "100000000000000000000", "-1e20"})
    void refusesWhatTheLedgerCannotHold(String amount) {
        assertThrows(IllegalArgumentException.class, () -> Money.of(USDT, amount));
    }

    @ParameterizedTest
    @CsvSource({
        "99999999999999999999.999999999999999999,99999999999999999999.999999999999999999",
        "1.500,1.5",
        "1e3,1000",
        "3.844E-5,0.00003844",
        "-0.000000000000000001,-0.000000000000000001",
        "0.000,0"
    })
    void spellsADecimalInOneWay(String given, String plain) {
        assertEquals(plain, Decimals.plain(Decimals.exact(new BigDecimal(given), 18)));
    }

    @Test
    void neverAddsAssetsThatDiffer() {
        assertThrows(
                IllegalArgumentException.class, () -> Money.of(USDT, "1").plus(Money.of(BTC, "1")));
    }

    @Test
    void goesToUnitsAndBack() {
        Random random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            BigInteger units = new BigInteger(120, random).subtract(BigInteger.ONE.shiftLeft(119));

            assertEquals(units, Money.ofUnits(USDT, units).units());
        }
    }

    @Test
    void subtractsWhatWasAdded() {
        Money a = Money.of(USDT, "12.000000000000000007");
        Money b = Money.of(USDT, "0.3");

        assertEquals(a, a.plus(b).minus(b));
        assertEquals(Money.zero(USDT), a.plus(a.negated()));
    }

    @Test
    void truncatesTowardZero() {
        assertEquals(
                "0.333333333333333333",
                Decimals.plain(Decimals.truncated(new BigDecimal("0.3333333333333333339"))));
        assertEquals(
                "-0.333333333333333333",
                Decimals.plain(Decimals.truncated(new BigDecimal("-0.3333333333333333339"))));
    }
}
