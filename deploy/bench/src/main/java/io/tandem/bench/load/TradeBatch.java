package io.tandem.bench.load;

import io.tandem.bench.subject.Population;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Trades as bytes, made once; before each sending only the ids are written over. So the generator
 * takes little of the processors that it shares with what it measures. Prices, fees and the one
 * asset are those of the limit's SQL.
 */
final class TradeBatch {

    static final int SIZE = 500;

    private static final BigDecimal CENT = new BigDecimal("0.01");

    private final byte[] bytes;
    private final int[] ids;

    private TradeBatch(byte[] bytes, int[] ids) {
        this.bytes = bytes;
        this.ids = ids;
    }

    /** All batches that together have every user trade once: lines with their ends. */
    static List<TradeBatch> lines(Instant now) {
        return all(now, "", "\n", "\n");
    }

    /** The same as JSON arrays. */
    static List<TradeBatch> arrays(Instant now) {
        return all(now, "[", ",", "]");
    }

    /** Single trades, one a user. */
    static List<TradeBatch> singles(Instant now) {
        List<TradeBatch> singles = new ArrayList<>();
        for (int user = 0; user < Population.USERS; user++) {
            singles.add(of(now, user, 1, "", "", ""));
        }
        return singles;
    }

    private static List<TradeBatch> all(Instant now, String begin, String between, String end) {
        List<TradeBatch> batches = new ArrayList<>();
        for (int first = 0; first < Population.USERS; first += SIZE) {
            batches.add(of(now, first, SIZE, begin, between, end));
        }
        return batches;
    }

    private static TradeBatch of(
            Instant now, int first, int size, String begin, String between, String end) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(size * 360);
        int[] ids = new int[size];
        bytes.writeBytes(begin.getBytes(StandardCharsets.UTF_8));
        for (int g = 0; g < size; g++) {
            bytes.writeBytes((g == 0 ? "" : between).getBytes(StandardCharsets.UTF_8));
            bytes.writeBytes("{\"tradeId\":\"".getBytes(StandardCharsets.UTF_8));
            ids[g] = bytes.size();
            bytes.writeBytes(TradeIds.BLANK);
            bytes.writeBytes(rest(now, first + g, g).getBytes(StandardCharsets.UTF_8));
        }
        bytes.writeBytes(end.getBytes(StandardCharsets.UTF_8));
        TradeBatch batch = new TradeBatch(bytes.toByteArray(), ids);
        batch.number();
        return batch;
    }

    private static String rest(Instant now, int user, int g) {
        BigDecimal step = BigDecimal.valueOf(g + 1L);
        BigDecimal price = new BigDecimal("64000").add(step.multiply(CENT));
        BigDecimal quantity = new BigDecimal("0.0123").add(step.multiply(new BigDecimal("0.0001")));
        BigDecimal fee = new BigDecimal("0.79").add(step.multiply(new BigDecimal("0.001")));
        return "\",\"programme\":\""
                + Population.PROGRAMME
                + "\",\"userId\":\""
                + Population.userId(user)
                + "\",\"instrument\":\"BTC-USDT\",\"instrumentType\":\"SPOT\",\"side\":\"BUY\""
                + ",\"price\":\""
                + price.toPlainString()
                + "\",\"quantity\":\""
                + quantity.toPlainString()
                + "\",\"volumeUsd\":\""
                + price.multiply(quantity).toPlainString()
                + "\",\"fee\":\""
                + fee.toPlainString()
                + "\",\"feeAsset\":\"USDT\",\"liquidity\":\"TAKER\",\"executedAt\":\""
                + now.truncatedTo(ChronoUnit.MILLIS)
                + "\"}";
    }

    /** The three digits within the block never change. */
    private void number() {
        for (int g = 0; g < ids.length; g++) {
            byte[] digits = String.format("%03d", g).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(
                    digits, 0, bytes, ids[g] + TradeIds.LENGTH - digits.length, digits.length);
        }
    }

    /** The bytes, with the ids of the block; good until the next call. */
    byte[] withIdsOf(long block) {
        for (int id : ids) {
            TradeIds.write(bytes, id, block);
        }
        return bytes;
    }

    int size() {
        return ids.length;
    }
}
