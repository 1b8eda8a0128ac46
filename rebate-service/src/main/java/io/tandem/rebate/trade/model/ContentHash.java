package io.tandem.rebate.trade.model;

import io.tandem.chassis.money.Decimals;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * The first 128 bits of the SHA-256 of a trade's content: tells a replay from another trade under
 * the same id. Numbers enter by value, so that 0.30 and 0.3 are the same content. Each field is
 * preceded by its length, so that no two contents run together.
 */
public final class ContentHash {

    private static final String ABSENT = "\u0000";
    // All but the longest texts of other alphabets fit in at once.
    private static final int USUAL_BYTES = 512;
    private static final int LENGTH_BYTES = 2;

    private final MessageDigest digest = sha256();
    private byte[] content = new byte[USUAL_BYTES];
    private int length;

    private ContentHash() {}

    public static UUID of(Trade trade) {
        return new ContentHash().hash(trade);
    }

    /** Of each of the trades, in their order. */
    public static List<UUID> of(List<Trade> trades) {
        ContentHash hash = new ContentHash();
        List<UUID> hashes = new ArrayList<>(trades.size());
        for (Trade trade : trades) {
            hashes.add(hash.hash(trade));
        }
        return hashes;
    }

    private UUID hash(Trade trade) {
        length = 0;
        text(trade.userId());
        text(trade.instrument());
        text(trade.instrumentType().name());
        text(trade.side().name());
        number(trade.price());
        number(trade.quantity());
        number(trade.volumeUsd());
        number(trade.fee());
        text(trade.netFee().map(Decimals::plain).orElse(ABSENT));
        text(trade.feeAsset().code());
        text(trade.liquidity().name());
        text(trade.executedAt().toString());
        text(trade.userTier().orElse(ABSENT));
        flag(trade.marketMaker());
        flag(trade.voucher());
        digest.update(content, 0, length);
        ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private void number(BigDecimal value) {
        text(Decimals.plain(value));
    }

    private void text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        room(bytes.length + LENGTH_BYTES);
        content[length++] = (byte) (bytes.length >>> 8);
        content[length++] = (byte) bytes.length;
        System.arraycopy(bytes, 0, content, length, bytes.length);
        length += bytes.length;
    }

    private void flag(boolean value) {
        room(1);
        content[length++] = (byte) (value ? 1 : 0);
    }

    private void room(int more) {
        if (length + more > content.length) {
            content = Arrays.copyOf(content, 2 * (length + more));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
