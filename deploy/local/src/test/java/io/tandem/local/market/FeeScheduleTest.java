package io.tandem.local.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeeScheduleTest {

    @ParameterizedTest
    @CsvSource({
        // quote, liquidity, price, quantity, fee, volume in USD
        "USD, TAKER, 25741.02, 0.02188038, 0.563223299187, 563.2232991876",
        "USD, MAKER, 25741.02, 0.02188038, 0.450578639350, 563.2232991876",
        "USD, TAKER, 25741.03, 3.844E-5, 0.000989485193, 0.9894851932",
        "BRL, TAKER, 1015, 1, 1.015, 406",
        "GBP, MAKER, 0.5752, 1008.2, 0.463933312, 800.2849632",
    })
    void spotFeeIsAShareOfTheNotionalInTheQuoteAsset(
            String quote,
            Liquidity liquidity,
            BigDecimal price,
            BigDecimal quantity,
            String fee,
            BigDecimal volume) {
        Fill fill =
                fill(
                        InstrumentType.SPOT,
                        "BTC",
                        quote,
                        liquidity,
                        price,
                        quantity,
                        BigDecimal.ZERO);

        assertEquals(
                0,
                new BigDecimal(fee).compareTo(FeeSchedule.fee(fill)),
                () -> "" + FeeSchedule.fee(fill));
        assertEquals(
                0,
                volume.compareTo(FeeSchedule.volumeUsd(fill)),
                () -> "" + FeeSchedule.volumeUsd(fill));
        assertEquals(quote, FeeSchedule.asset(fill));
    }

    @Test
    void contractsPayInTheirCoinAndCountInDollars() {
        Fill fill =
                fill(
                        InstrumentType.SWAP,
                        "UNI",
                        "USD",
                        Liquidity.TAKER,
                        new BigDecimal("5.123"),
                        new BigDecimal("100"),
                        BigDecimal.TEN);

        assertEquals("0.097599063048", FeeSchedule.fee(fill).toPlainString());
        assertEquals(0, new BigDecimal("1000").compareTo(FeeSchedule.volumeUsd(fill)));
        assertEquals("UNI", FeeSchedule.asset(fill));
    }

    @Test
    void refusesAQuoteAssetWithoutAStatedConversion() {
        Fill fill =
                fill(
                        InstrumentType.SPOT,
                        "BTC",
                        "JPY",
                        Liquidity.TAKER,
                        BigDecimal.ONE,
                        BigDecimal.ONE,
                        BigDecimal.ZERO);

        assertThrows(IllegalArgumentException.class, () -> FeeSchedule.volumeUsd(fill));
    }

    static Fill fill(
            InstrumentType type,
            String base,
            String quote,
            Liquidity liquidity,
            BigDecimal price,
            BigDecimal quantity,
            BigDecimal contractUsd) {
        return new Fill(
                "test",
                "test:1",
                base + "-" + quote,
                type,
                base,
                quote,
                Side.BUY,
                liquidity,
                price,
                quantity,
                contractUsd,
                LocalTime.NOON);
    }
}
