package io.tandem.rebate.reconciliation.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommissionFieldsTest {

    private static final Window OCTOBER =
            new Window(
                    Instant.parse("2026-10-01T00:00:00Z"), Instant.parse("2026-11-01T00:00:00Z"));
    private static final List<String> RIGHT =
            List.of(
                    "tandem",
                    "Lv 1",
                    "BTC-USDT",
                    "o-1",
                    "15109.4",
                    "",
                    "-15",
                    "",
                    "",
                    "4.5",
                    "",
                    "0.5",
                    "true",
                    "1792454400000");

    private static CommissionFields.Read with(String column, String cell) {
        List<String> cells = new ArrayList<>(RIGHT);
        cells.set(CommissionFields.HEADER.indexOf(column), cell);
        return CommissionFields.read(7, cells, OCTOBER);
    }

    @Test
    void readsWhatAnExchangeWrites() {
        CommissionFields.Read read = CommissionFields.read(7, RIGHT, OCTOBER);

        assertEquals(List.of(), read.faults());
        CommissionLine line = read.line().orElseThrow();
        assertEquals("o-1", line.orderId());
        assertEquals(Instant.parse("2026-10-20T00:00:00Z"), line.at());
        assertEquals(Optional.empty(), line.netFee());
        assertEquals(new BigDecimal("5"), line.shares().total().stripTrailingZeros());
    }

    @ParameterizedTest
    @CsvSource({"3.844E-5, 0.00003844", "1e2, 100", "0.10, 0.1", "+1.5, 1.5"})
    void readsNumbersExactlyHoweverTheyAreWritten(String written, String read) {
        BigDecimal amount = with("brokerRebate", written).line().orElseThrow().shares().owner();

        assertEquals(0, amount.compareTo(new BigDecimal(read)));
    }

    @ParameterizedTest
    @CsvSource({
        "ordId, ''",
        "ordId, 'a b'",
        "ordId, 'ordré'",
        "instId, ''",
        "fee, ''",
        "fee, abc",
        "fee, 1e999999999",
        "fee, 1e99",
        "fee, 0x10",
        "fee, NaN",
        "fee, 1.0000000000000000001",
        "netFee, 1e-19",
        "spotTradeAmt, -1",
        "derivativeTradeAmt, 123456789012345678901",
        "brokerRebate, ''",
        "brokerRebate, -0.1",
        "subBrokerRebate, -1",
        "userRebate, '1,5'",
        "settlementFee, =1+1",
        "ts, ''",
        "ts, 2026-10-20",
        "ts, -1",
        "ts, 1792454399999999",
        "ts, 1793491200000",
        "ts, 1790812799999"
    })
    void namesTheCellThatBreaksARule(String column, String cell) {
        CommissionFields.Read read = with(column, cell);

        assertEquals(Optional.empty(), read.line());
        assertEquals(1, read.faults().size(), read.faults().toString());
        assertEquals(7, read.faults().getFirst().line());
        assertEquals(column, read.faults().getFirst().column());
    }

    @Test
    void namesALineOfAnotherLengthAndAnotherHeader() {
        assertEquals(
                "must have 14 cells, not 1",
                CommissionFields.read(3, List.of(""), OCTOBER).faults().getFirst().rule());
        assertEquals(List.of(), CommissionFields.header(CommissionFields.HEADER));
        List<String> other = new ArrayList<>(CommissionFields.HEADER);
        other.set(3, "orderId");
        assertEquals(1, CommissionFields.header(other).size());
        assertTrue(CommissionFields.header(List.of()).getFirst().rule().contains("brokerCode,"));
    }
}
