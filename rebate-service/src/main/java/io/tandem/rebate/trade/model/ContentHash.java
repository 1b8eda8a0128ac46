package io.tandem.rebate.trade.model;

import io.tandem.chassis.money.Decimals;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The first 128 bits of the SHA-256 of a trade's content: tells a replay from another trade under
 * the same id. Numbers enter by value, so that 0.30 and 0.3 are the same content. Each field is
 * preceded by its length, so that no two contents run together.
 */
public final class ContentHash {

    private static final String ABSENT = "\u0000";

    private ContentHash() {}

    public static UUID of(Trade trade) {
        MessageDigest digest = sha256();
        text(digest, trade.userId());
        text(digest, trade.instrument());
        text(digest, trade.instrumentType().name());
        text(digest, trade.side().name());
        number(digest, trade.price());
        number(digest, trade.quantity());
        number(digest, trade.volumeUsd());
        number(digest, trade.fee());
        text(digest, trade.netFee().map(Decimals::plain).orElse(ABSENT));
        text(digest, trade.feeAsset().code());
        text(digest, trade.liquidity().name());
        text(digest, trade.executedAt().toString());
        text(digest, trade.userTier().orElse(ABSENT));
        digest.update((byte) (trade.marketMaker() ? 1 : 0));
        digest.update((byte) (trade.voucher() ? 1 : 0));
        ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static void number(MessageDigest digest, BigDecimal value) {
        text(digest, Decimals.plain(value));
    }

    private static void text(MessageDigest digest, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        digest.update((byte) (bytes.length >>> 8));
        digest.update((byte) bytes.length);
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
