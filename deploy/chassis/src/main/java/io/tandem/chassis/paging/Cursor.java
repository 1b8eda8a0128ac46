package io.tandem.chassis.paging;

import io.tandem.chassis.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** The sort keys of a page's last row, opaque to the caller. */
public final class Cursor {

    private static final String SEPARATOR = "\u001f";
    private static final int MAX_LENGTH = 1024;

    private final List<String> keys;

    private Cursor(List<String> keys) {
        this.keys = keys;
    }

    public static Cursor of(Object... keys) {
        return new Cursor(Arrays.stream(keys).map(Object::toString).toList());
    }

    /**
     * @throws ProblemException 400 naming {@code after}, when no page ever ended so
     */
    static Cursor decode(String after) {
        if (after.length() > MAX_LENGTH) {
            throw unknown();
        }
        try {
            String text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(Base64.getUrlDecoder().decode(after)))
                            .toString();
            if (text.indexOf('\0') >= 0) {
                throw unknown();
            }
            return new Cursor(List.of(text.split(SEPARATOR, -1)));
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw unknown();
        }
    }

    public String encode() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, keys).getBytes(StandardCharsets.UTF_8));
    }

    public String text(int index) {
        if (index >= keys.size()) {
            throw unknown();
        }
        return keys.get(index);
    }

    public UUID uuid(int index) {
        try {
            return UUID.fromString(text(index));
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    public long number(int index) {
        try {
            return Long.parseLong(text(index));
        } catch (NumberFormatException e) {
            throw unknown();
        }
    }

    public Instant instant(int index) {
        try {
            return Instant.parse(text(index));
        } catch (DateTimeParseException e) {
            throw unknown();
        }
    }

    private static ProblemException unknown() {
        return ProblemException.invalid("after", "must be the `next` of a page of this list");
    }
}
