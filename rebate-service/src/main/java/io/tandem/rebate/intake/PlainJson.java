package io.tandem.rebate.intake;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * Walks over JSON as programs write it: printable ASCII without escapes. It never says what is
 * wrong with a text, only that it is <em>odd</em>: then another reader is to look at it, from the
 * start. What it does take it takes as {@code StrictJson} would.
 */
final class PlainJson {

    // What a long holds for certain.
    private static final int LONG_DIGITS = 18;
    private static final int WHOLE_DIGITS = 20;
    private static final int DECIMALS = 18;
    private static final int MICRO_DIGITS = 6;
    private static final int NANOS_OF_MICRO = 1_000;
    private static final int SECONDS_OF_MINUTE = 60;
    private static final int SECONDS_OF_HOUR = 3_600;
    private static final int SECONDS_OF_DAY = 86_400;
    private static final int EPOCH_YEAR = 1970;
    private static final int TO_SECONDS = "2026-10-01T12:00:00".length();

    private final byte[] bytes;
    private final int end;
    private int at;
    private boolean odd;

    PlainJson(byte[] bytes) {
        this.bytes = bytes;
        this.end = bytes.length;
    }

    /** Whether something was met that is not plain; from then on nothing that was read counts. */
    boolean isOdd() {
        return odd;
    }

    /** Calls it odd, for a reason of the reader's. */
    void giveUp() {
        odd = true;
    }

    /** Nothing but white space is left. */
    boolean isAtEnd() {
        skip();
        return at == end;
    }

    /** Steps over the character if it is the next one. */
    boolean take(char wanted) {
        skip();
        if (at < end && bytes[at] == wanted) {
            at++;
            return true;
        }
        return false;
    }

    /** Steps over the character, which has to be the next one. */
    void expect(char wanted) {
        if (!take(wanted)) {
            odd = true;
        }
    }

    /** Steps over {@code null}, if it is that. */
    boolean takeNull() {
        return takeWord("null");
    }

    Boolean flag() {
        if (takeWord("true")) {
            return Boolean.TRUE;
        }
        odd |= !takeWord("false");
        return Boolean.FALSE;
    }

    /** The name of a field, with its colon. */
    TradeField field() {
        int from = open();
        int to = close();
        expect(':');
        TradeField field = odd ? null : TradeField.of(bytes, from, to);
        odd |= field == null;
        return field;
    }

    /** A text; one of the words, if it is known as such. */
    String text(Words words) {
        int from = open();
        int to = close();
        return odd ? null : words.of(bytes, from, to);
    }

    /** What the text names. */
    <T> T named(Words words, Map<String, T> names) {
        String name = text(words);
        T named = name == null ? null : names.get(name);
        odd |= named == null;
        return named;
    }

    /** A text that hardly comes twice. */
    String text() {
        int from = open();
        int to = close();
        return odd ? null : new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** A decimal in a text. */
    BigDecimal decimal() {
        int from = open();
        boolean negative = at < end && bytes[at] == '-';
        at += negative ? 1 : 0;
        int first = at;
        long unscaled = digits(0);
        int whole = at - first;
        int scale = 0;
        if (at < end && bytes[at] == '.') {
            int point = at++;
            unscaled = digits(unscaled);
            scale = at - point - 1;
            odd |= scale == 0;
        }
        int to = at++;
        odd |= to >= end || bytes[to] != '"';
        odd |= whole == 0 || whole > WHOLE_DIGITS || scale > DECIMALS;
        if (odd) {
            return null;
        }
        return whole + scale <= LONG_DIGITS
                ? BigDecimal.valueOf(negative ? -unscaled : unscaled, scale)
                : new BigDecimal(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    }

    /** The digits from here on, appended to a number; wrong if they are too many for a long. */
    private long digits(long number) {
        long all = number;
        while (at < end && isDigit(bytes[at])) {
            all = all * 10 + bytes[at++] - '0';
        }
        return all;
    }

    /** A time of UTC in a text, to the microsecond at most. */
    Instant instant() {
        int from = open();
        int to = close();
        if (odd || to - from <= TO_SECONDS || bytes[to - 1] != 'Z' || !isPunctuated(from)) {
            odd = true;
            return null;
        }
        int year = number(from, 4);
        int month = number(from + 5, 2);
        int day = number(from + 8, 2);
        int hour = number(from + 11, 2);
        int minute = number(from + 14, 2);
        int second = number(from + 17, 2);
        int nanos = nanos(from + TO_SECONDS, to - 1);
        odd |= hour > 23 || minute > 59 || second > 59 || year < EPOCH_YEAR;
        try {
            long days = odd ? 0 : LocalDate.of(year, month, day).toEpochDay();
            int ofDay = hour * SECONDS_OF_HOUR + minute * SECONDS_OF_MINUTE + second;
            return odd ? null : Instant.ofEpochSecond(days * SECONDS_OF_DAY + ofDay, nanos);
        } catch (DateTimeException e) {
            odd = true;
            return null;
        }
    }

    private boolean isPunctuated(int from) {
        return bytes[from + 4] == '-'
                && bytes[from + 7] == '-'
                && bytes[from + 10] == 'T'
                && bytes[from + 13] == ':'
                && bytes[from + 16] == ':';
    }

    /** The fraction of a second between those places, none or with its point. */
    private int nanos(int from, int to) {
        if (from == to) {
            return 0;
        }
        int digits = to - from - 1;
        if (bytes[from] != '.' || digits < 1 || digits > MICRO_DIGITS) {
            odd = true;
            return 0;
        }
        int nanos = number(from + 1, digits) * NANOS_OF_MICRO;
        for (int i = digits; i < MICRO_DIGITS; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    private int number(int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            odd |= !isDigit(bytes[i]);
            number = number * 10 + bytes[i] - '0';
        }
        return number;
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }

    private void skip() {
        while (at < end
                && (bytes[at] == ' '
                        || bytes[at] == '\t'
                        || bytes[at] == '\r'
                        || bytes[at] == '\n')) {
            at++;
        }
    }

    /** Where a text begins, behind its quotation mark. */
    private int open() {
        expect('"');
        return at;
    }

    /** Where the text ends that began before; goes on behind its quotation mark. */
    private int close() {
        while (at < end) {
            byte character = bytes[at++];
            if (character == '"') {
                return at - 1;
            }
            if (character < ' ' || character == '\\') {
                break;
            }
        }
        odd = true;
        return at;
    }

    private boolean takeWord(String word) {
        skip();
        if (end - at < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[at + i] != word.charAt(i)) {
                return false;
            }
        }
        at += word.length();
        return true;
    }
}
