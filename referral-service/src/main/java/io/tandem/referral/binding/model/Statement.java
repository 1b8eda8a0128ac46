package io.tandem.referral.binding.model;

import io.tandem.referral.link.model.LinkCode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * What the exchange says of a user: that it signed up at a time, by a code or a click. Exactly one
 * of the two names the link. A statement is its content: told again it is the same one, and any
 * difference makes it another.
 *
 * @param lastActiveAt for a user who had signed up before: since when it was idle; never after the
 *     sign-up
 */
public record Statement(
        String programme,
        String userId,
        Optional<String> code,
        Optional<UUID> clickId,
        Instant signedUpAt,
        Optional<String> country,
        Optional<Instant> lastActiveAt) {

    public Statement {
        if (code.isPresent() == clickId.isPresent()) {
            throw new IllegalArgumentException("a claim names its link by a code or by a click");
        }
        if (lastActiveAt.isPresent() && lastActiveAt.get().isAfter(signedUpAt)) {
            throw new IllegalArgumentException(
                    "a user is not active after the time of its own sign-up");
        }
    }

    /** The user that it is about. */
    public UserKey user() {
        return new UserKey(programme, userId);
    }

    /**
     * The SHA-256 of the content, in hex: equal for equal statements alone. It orders statements of
     * one instant, as it is the same on every arrival and nobody can steer it.
     */
    public String key() {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        feed(digest, programme);
        feed(digest, userId);
        feed(digest, code.map(LinkCode::fold).orElse(""));
        feed(digest, clickId.map(UUID::toString).orElse(""));
        feed(digest, signedUpAt.toString());
        feed(digest, country.orElse(""));
        feed(digest, lastActiveAt.map(Instant::toString).orElse(""));
        return HexFormat.of().formatHex(digest.digest());
    }

    // Each part is led by its length, so that no two contents run into the same bytes.
    private static void feed(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }
}
