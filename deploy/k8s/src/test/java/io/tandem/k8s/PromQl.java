package io.tandem.k8s;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads an expression of Prometheus as strictly as Prometheus does, as far as the alerts and the
 * dashboard go: what it knows no word for is refused until somebody has looked it up.
 */
final class PromQl {

    /** What an expression yields. */
    private enum Kind {
        NUMBER,
        SERIES,
        RANGE
    }

    private static final Map<String, List<Kind>> FUNCTIONS =
            Map.of(
                    "rate", List.of(Kind.RANGE),
                    "increase", List.of(Kind.RANGE),
                    "absent", List.of(Kind.SERIES),
                    "histogram_quantile", List.of(Kind.NUMBER, Kind.SERIES));

    private static final Map<String, List<Kind>> AGGREGATIONS =
            Map.of(
                    "sum", List.of(Kind.SERIES),
                    "min", List.of(Kind.SERIES),
                    "max", List.of(Kind.SERIES),
                    "count", List.of(Kind.SERIES),
                    "topk", List.of(Kind.NUMBER, Kind.SERIES));

    private static final Set<String> SETS = Set.of("or", "and", "unless");
    private static final Set<String> OPERATORS =
            Set.of("+", "-", "*", "/", "==", "!=", ">", "<", ">=", "<=");

    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\s*([a-zA-Z_:][\\w:]*|[0-9]+(?:\\.[0-9]+)?|\"(?:[^\"\\\\]|\\\\.)*\""
                            + "|\\[(?:[1-9][0-9]*(?:ms|[smhdwy]))+]|=~|!~|==|!=|>=|<=|[-+*/(){},=<>])");
    private static final String NAME = "[a-zA-Z_:][\\w:]*";
    private static final String LABEL = "[a-zA-Z_]\\w*";

    private final String text;
    private final Matcher tokens;
    private int at;
    private String token = "";

    private PromQl(String text) {
        this.text = text;
        this.tokens = TOKEN.matcher(text);
        next();
    }

    /**
     * @throws IllegalArgumentException when Prometheus would not evaluate it to series
     */
    static void check(String text) {
        PromQl expression = new PromQl(text);
        Kind kind = expression.whole();
        if (!expression.token.isEmpty() || kind != Kind.SERIES) {
            throw expression.fault("it ends elsewhere, or yields " + kind);
        }
    }

    private Kind whole() {
        Kind kind = operand();
        while (OPERATORS.contains(token) || SETS.contains(token)) {
            boolean sets = SETS.contains(take());
            Kind other = operand();
            boolean fits =
                    sets
                            ? kind == Kind.SERIES && other == Kind.SERIES
                            : kind != Kind.RANGE && other != Kind.RANGE;
            if (!fits) {
                throw fault("an operator between " + kind + " and " + other);
            }
            kind = kind == Kind.NUMBER ? other : kind;
        }
        return kind;
    }

    private Kind operand() {
        if (token.equals("(")) {
            take();
            Kind inner = whole();
            expect(")");
            return inner;
        }
        if (token.matches("[0-9].*")) {
            take();
            return Kind.NUMBER;
        }
        if (!token.matches(NAME)) {
            throw fault("no operand");
        }
        String name = take();
        if (AGGREGATIONS.containsKey(name)) {
            if (token.equals("by") || token.equals("without")) {
                take();
                labels();
            }
            return called(AGGREGATIONS.get(name));
        }
        if (token.equals("(")) {
            if (!FUNCTIONS.containsKey(name)) {
                throw fault("no function " + name);
            }
            return called(FUNCTIONS.get(name));
        }
        return selected();
    }

    private Kind called(List<Kind> parameters) {
        expect("(");
        for (int i = 0; i < parameters.size(); i++) {
            if (i > 0) {
                expect(",");
            }
            Kind given = whole();
            if (given != parameters.get(i)) {
                throw fault("an argument is " + given + " and not " + parameters.get(i));
            }
        }
        expect(")");
        return Kind.SERIES;
    }

    private void labels() {
        expect("(");
        while (true) {
            label();
            if (!token.equals(",")) {
                break;
            }
            take();
        }
        expect(")");
    }

    private Kind selected() {
        if (token.equals("{")) {
            take();
            while (true) {
                matcher();
                if (!token.equals(",")) {
                    break;
                }
                take();
            }
            expect("}");
        }
        if (token.startsWith("[")) {
            take();
            return Kind.RANGE;
        }
        return Kind.SERIES;
    }

    private void matcher() {
        label();
        String how = take();
        if (!Set.of("=", "!=", "=~", "!~").contains(how) || !token.startsWith("\"")) {
            throw fault("a label is compared by " + how);
        }
        String value = take();
        if (how.endsWith("~")) {
            try {
                Pattern.compile(value.substring(1, value.length() - 1).replace("\\\\", "\\"));
            } catch (PatternSyntaxException e) {
                throw fault(e.getDescription());
            }
        }
    }

    private void label() {
        if (!token.matches(LABEL)) {
            throw fault("no label");
        }
        take();
    }

    private void expect(String wanted) {
        if (!token.equals(wanted)) {
            throw fault(wanted + " is missing");
        }
        take();
    }

    private String take() {
        String taken = token;
        next();
        return taken;
    }

    private void next() {
        if (text.substring(at).isBlank()) {
            at = text.length();
            token = "";
        } else if (tokens.find(at) && tokens.start() == at) {
            at = tokens.end();
            token = tokens.group(1);
        } else {
            throw fault("no word of Prometheus");
        }
    }

    private IllegalArgumentException fault(String what) {
        return new IllegalArgumentException(
                what + " before \"" + text.substring(at) + "\" of: " + text);
    }
}
