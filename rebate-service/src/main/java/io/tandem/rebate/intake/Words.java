package io.tandem.rebate.intake;

import java.nio.charset.StandardCharsets;

/**
 * Texts that come again and again, such as an instrument's name: the same bytes mostly give the
 * same string, which then costs no memory and knows its hash. What is kept is bounded, a newcomer
 * takes the place of another. Threads may share it: a place holds one whole string or another.
 */
final class Words {

    private static final int PLACES = 1 << 10;

    private final String[] kept = new String[PLACES];

    /** The ASCII text between those places. */
    String of(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        int place = (hash ^ hash >>> 16) & PLACES - 1;
        String known = kept[place];
        if (known != null && isThat(known, bytes, from, to)) {
            return known;
        }
        String word = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        kept[place] = word;
        return word;
    }

    private static boolean isThat(String word, byte[] bytes, int from, int to) {
        if (word.length() != to - from) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) != bytes[from + i]) {
                return false;
            }
        }
        return true;
    }
}
