package io.tandem.local.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The readers, on small files with the traps of the real ones. */
class FilesTest {

    @TempDir private Path data;

    @Test
    void readsReferralsInAnyColumnOrderAndLetterCase() throws IOException {
        write("divvi/celo-transactions-2025-05-16/builder-allowlist.csv", "referrerId\n0xAbC1\n");
        write(
                "divvi/celo-transactions-2025-05-16/referrals.csv",
                "timestamp,userAddress,referrerId\n"
                        + "2025-05-13T20:43:05.000Z,0xABc1,0xabc1\n"
                        + "2025-05-14T20:43:05.000Z,0xDEF2,0xAbC1\n");

        List<Referral> referrals = CeloReferrals.read(data, "2025-05-16");

        assertEquals(2, referrals.size());
        assertTrue(referrals.getFirst().isSelf());
        assertEquals("0xdef2", referrals.getLast().user());
        assertEquals("0xabc1", referrals.getLast().referrer());
    }

    @Test
    void refusesAReferrerWhoIsNotOnTheList() throws IOException {
        write("divvi/celo-transactions-2025-05-16/builder-allowlist.csv", "referrerId\n0xAbC1\n");
        write(
                "divvi/celo-transactions-2025-05-16/referrals.csv",
                "referrerId,userAddress,timestamp\n0xbad,0xdef2,2025-05-13T20:43:05.000Z\n");

        assertThrows(IllegalArgumentException.class, () -> CeloReferrals.read(data, "2025-05-16"));
    }

    @Test
    void readsScientificNotationExactly() throws IOException {
        write(
                "trades/coinbase-btc-usd-trades-2023-09-05.csv",
                "\"symbol\",\"side\",\"price\",\"amount\",\"timestamp\"\n"
                        + "\"BTC-USD\",\"buy\",25741.03,3.844E-5,\"2023-09-05T16:00:02.722748Z\"\n");

        Fill fill = CoinbaseTrades.trades(data).getFirst();

        assertEquals(new BigDecimal("0.00003844"), fill.quantity());
        assertEquals("coinbase-btc-usd-trades-2023-09-05.csv:1", fill.id());
        assertEquals(LocalTime.parse("16:00:02.722748"), fill.time());
    }

    @Test
    void matchIsTwoFillsOnOppositeSides() throws IOException {
        write(
                "trades/coinbase-ws-matches-2021-04-17.jsonl",
                "{\"type\":\"match\",\"side\":\"sell\",\"size\":\"0.04\",\"price\":\"14.7775\","
                        + "\"product_id\":\"BAND-GBP\",\"time\":\"2021-04-17T16:43:30.244075Z\"}\n");

        List<Fill> fills = CoinbaseTrades.matches(data);

        assertEquals(List.of(Side.SELL, Side.BUY), fills.stream().map(Fill::side).toList());
        assertEquals(
                List.of(Liquidity.MAKER, Liquidity.TAKER),
                fills.stream().map(Fill::liquidity).toList());
        assertEquals("GBP", fills.getFirst().quote());
    }

    @Test
    void readsNumbersOfMercadoBitcoinWithoutBinaryFractions() throws IOException {
        write(
                "trades/mercadobitcoin-public-trades.json",
                "[\n {\"date\": 1416854719, \"price\": 1015.00001, \"amount\": 0.1, \"tid\": 1, \"type\": \"buy\"}\n]");

        Fill fill = MercadoTrades.trades(data).getFirst();

        assertEquals(new BigDecimal("1015.00001"), fill.price());
        assertEquals(new BigDecimal("0.1"), fill.quantity());
    }

    @Test
    void whatTheSpotListDoesNotHaveIsCoinMargined() throws IOException {
        write(
                "trades/okx-instruments-spot-2022-05-13.json",
                "{\"data\":[{\"instId\":\"BTC-USDT\",\"baseCcy\":\"BTC\",\"quoteCcy\":\"USDT\"}]}");
        write(
                "trades/okx-ws-trades-2022-05-13.jsonl",
                okx("BTC-USD-220527", "7849") + okx("UNI-USD-SWAP", "1") + okx("BTC-USDT", "2"));

        List<Fill> fills = OkxTrades.trades(data);

        assertEquals(
                List.of(InstrumentType.FUTURES, InstrumentType.SWAP, InstrumentType.SPOT),
                fills.stream().map(Fill::type).toList());
        assertEquals(
                List.of("BTC", "UNI", "USDT"), fills.stream().map(FeeSchedule::asset).toList());
    }

    private static String okx(String instrument, String id) {
        return "{\"arg\":{},\"data\":[{\"instId\":\""
                + instrument
                + "\",\"tradeId\":\""
                + id
                + "\",\"px\":\"30218.8\",\"sz\":\"1\",\"side\":\"buy\",\"ts\":\"1652459199958\"}]}\n";
    }

    private void write(String name, String text) throws IOException {
        Path file = data.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
