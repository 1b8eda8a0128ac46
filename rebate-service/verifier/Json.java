import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads JSON (RFC 8259), strictly: objects as maps, numbers as decimals. */
final class Json {

    private static final int DEEPEST = 200;
    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,4})?");

    private final String text;
    private int at;
    private int depth;

    Json(String text) {
        this.text = text;
    }

    Object whole() {
        Object value = value();
        space();
        if (at < text.length()) {
            throw wrong();
        }
        return value;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> members(Object value) {
        if (value instanceof Map<?, ?>) {
            return (Map<String, Object>) value;
        }
        throw new IllegalArgumentException("an object is missing");
    }

    static Map<String, Object> object(Map<String, Object> object, String name) {
        return members(object.get(name));
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(Map<String, Object> object, String name) {
        if (object.get(name) instanceof List<?> list) {
            return (List<Object>) list;
        }
        throw new IllegalArgumentException("the list '" + name + "' is missing");
    }

    static String text(Map<String, Object> object, String name) {
        if (object.get(name) instanceof String string) {
            return string;
        }
        throw new IllegalArgumentException("the text '" + name + "' is missing");
    }

    /** A decimal, which the services write as a string. */
    static BigDecimal decimal(Map<String, Object> object, String name) {
        return new BigDecimal(text(object, name));
    }

    static long number(Map<String, Object> object, String name) {
        if (object.get(name) instanceof BigDecimal number) {
            return number.longValueExact();
        }
        throw new IllegalArgumentException("the number '" + name + "' is missing");
    }

    private Object value() {
        if (++depth > DEEPEST) {
            throw new IllegalArgumentException("nested too deep");
        }
        Object value =
                switch (peek()) {
                    case '{' -> object();
                    case '[' -> array();
                    case '"' -> string();
                    default -> literal();
                };
        depth--;
        return value;
    }

    private Map<String, Object> object() {
        Map<String, Object> members = new LinkedHashMap<>();
        expect('{');
        if (peek() != '}') {
            do {
                String name = string();
                expect(':');
                if (members.containsKey(name)) {
                    throw new IllegalArgumentException("twice in one object: " + name);
                }
                members.put(name, value());
            } while (goesOn());
        }
        expect('}');
        return members;
    }

    private List<Object> array() {
        List<Object> items = new ArrayList<>();
        expect('[');
        if (peek() != ']') {
            do {
                items.add(value());
            } while (goesOn());
        }
        expect(']');
        return items;
    }

    private boolean goesOn() {
        if (peek() == ',') {
            at++;
            return true;
        }
        return false;
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (next() != '"') {
            char c = text.charAt(at++);
            if (c < ' ') {
                throw wrong();
            }
            string.append(c == '\\' ? escape() : c);
        }
        at++;
        return string.toString();
    }

    private char escape() {
        char c = next();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                if (at + 4 > text.length() || text.charAt(at) == '+' || text.charAt(at) == '-') {
                    throw wrong();
                }
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            default -> throw wrong();
        };
    }

    private Object literal() {
        int from = at;
        while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String literal = text.substring(from, at);
        return switch (literal) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            case "null" -> null;
            default -> {
                if (!NUMBER.matcher(literal).matches()) {
                    throw wrong();
                }
                yield new BigDecimal(literal);
            }
        };
    }

    private void expect(char c) {
        if (peek() != c) {
            throw wrong();
        }
        at++;
    }

    private char peek() {
        space();
        return next();
    }

    private char next() {
        if (at >= text.length()) {
            throw wrong();
        }
        return text.charAt(at);
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private IllegalArgumentException wrong() {
        return new IllegalArgumentException("not JSON at character " + at);
    }
}
