package io.tandem.team.split.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The SHA-256 of an agreement's canonical terms, written as 64 lower-case hexadecimal digits: what
 * members sign, what an amendment names as its predecessor, and what seeds the order of ties.
 */
public record Digest(String hex) {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    public Digest {
        if (hex == null || !HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException(
                    "a digest is 64 hexadecimal digits in lower case: a SHA-256");
        }
    }

    /** The digest of these very bytes. */
    public static Digest ofBytes(byte[] canonical) {
        return new Digest(HexFormat.of().formatHex(sha256().digest(canonical)));
    }

    /** The 32 bytes themselves. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
