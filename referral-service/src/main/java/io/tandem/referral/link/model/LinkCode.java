package io.tandem.referral.link.model;

import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * The public code of a link, as it stands in its address. Codes are unique without regard to case:
 * two that differ in case alone would only serve to mislead, and people type them.
 */
public record LinkCode(String value) {

    /** What a code may look like, vanity or generated. */
    public static final String PATTERN = "[A-Za-z0-9][A-Za-z0-9._-]{2,63}";

    // Without the look-alikes i l o 0 1: codes are read out and typed. 31^10 is about 8 * 10^14
    // codes.
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GENERATED_LENGTH = 10;

    public LinkCode {
        if (!value.matches(PATTERN)) {
            throw new IllegalArgumentException(
                    "a code is 3 to 64 of A-Z a-z 0-9 . _ - and begins with a letter or digit");
        }
    }

    /**
     * A new code that nobody can guess from an earlier one, given a generator that nobody can
     * guess.
     */
    public static LinkCode generate(RandomGenerator random) {
        StringBuilder code = new StringBuilder(GENERATED_LENGTH);
        for (int i = 0; i < GENERATED_LENGTH; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new LinkCode(code.toString());
    }

    /** The form in which codes are compared. */
    public String folded() {
        return fold(value);
    }

    /** The form in which codes are compared, of what somebody typed. */
    public static String fold(String typed) {
        return typed.toLowerCase(Locale.ROOT);
    }
}
