import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The one spelling of JSON that RFC 8785 allows, as UTF-8. Of numbers it takes whole ones up to
 * 2<sup>53</sup> only: there are no others in terms, and these every reader reads alike.
 */
final class Canonical {

    private static final BigDecimal LARGEST_NUMBER = BigDecimal.valueOf(1L << 53);

    private Canonical() {}

    static byte[] bytes(Object json) {
        StringBuilder out = new StringBuilder();
        write(json, out);
        try {
            ByteBuffer bytes =
                    StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(out.toString()));
            byte[] array = new byte[bytes.remaining()];
            bytes.get(array);
            return array;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("half a character cannot be hashed", e);
        }
    }

    private static void write(Object json, StringBuilder out) {
        switch (json) {
            case null -> out.append("null");
            case Boolean truth -> out.append(truth);
            case String string -> write(string, out);
            case BigDecimal number -> out.append(plain(number));
            case List<?> list -> {
                String before = "[";
                for (Object item : list) {
                    out.append(before);
                    write(item, out);
                    before = ",";
                }
                out.append(list.isEmpty() ? "[]" : "]");
            }
            case Map<?, ?> map -> {
                // String's own order is that of its UTF-16 units, as the RFC has it.
                Map<Object, Object> sorted = new TreeMap<>(map);
                String before = "{";
                for (var member : sorted.entrySet()) {
                    out.append(before);
                    write((String) member.getKey(), out);
                    out.append(':');
                    write(member.getValue(), out);
                    before = ",";
                }
                out.append(map.isEmpty() ? "{}" : "}");
            }
            default -> throw new IllegalArgumentException("no JSON: " + json.getClass());
        }
    }

    private static String plain(BigDecimal number) {
        if (number.stripTrailingZeros().scale() > 0
                || number.abs().compareTo(LARGEST_NUMBER) > 0) {
            throw new IllegalArgumentException(
                    "a number in terms is whole and at most 2^53: " + number);
        }
        return number.toBigIntegerExact().toString();
    }

    private static void write(String string, StringBuilder out) {
        out.append('"');
        for (char c : string.toCharArray()) {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
