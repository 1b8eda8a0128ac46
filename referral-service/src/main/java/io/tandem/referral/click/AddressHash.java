package io.tandem.referral.click;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * All that is kept of a visitor's network address: its HMAC-SHA256 under a key of the day, in hex.
 * Within a day equal addresses have equal hashes, which is enough to see repeated clicks; over days
 * they cannot be joined, and without the secret they cannot be tried out. The key of a day is the
 * HMAC-SHA256 of the date (ISO, UTC) under the secret.
 */
record AddressHash(String hex) {

    private static final String ALGORITHM = "HmacSHA256";

    static AddressHash of(String secret, LocalDate day, String address) {
        byte[] keyOfDay = hmac(secret.getBytes(StandardCharsets.UTF_8), day.toString());
        return new AddressHash(HexFormat.of().formatHex(hmac(keyOfDay, address)));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
