package io.tandem.bench.limit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pgbench script as a prepared statement: its variables, and the statement with a parameter where
 * a variable stood. As in pgbench's prepared mode the server infers the parameters' types.
 *
 * @param parameters the variable of each parameter, in order
 */
record Script(Map<String, Expression> variables, String sql, List<String> parameters) {

    private static final Pattern SET = Pattern.compile("\\\\set\\s+(\\w+)\\s+(.+)");
    // Not the type in a::type.
    private static final Pattern VARIABLE = Pattern.compile("(?<!:):([a-zA-Z_]\\w*)");

    static Script parse(String text) {
        Map<String, Expression> variables = new LinkedHashMap<>();
        StringBuilder statement = new StringBuilder();
        for (String line : text.lines().toList()) {
            Matcher set = SET.matcher(line.strip());
            if (set.matches()) {
                variables.put(set.group(1), Expression.parse(set.group(2)));
            } else {
                statement.append(line).append('\n');
            }
        }
        List<String> parameters = new ArrayList<>();
        String sql =
                VARIABLE.matcher(statement.toString().strip().replaceFirst(";$", ""))
                        .replaceAll(found -> {
                            parameters.add(found.group(1));
                            return "?";
                        });
        return new Script(variables, sql, List.copyOf(parameters));
    }

    /** Values for the parameters of one execution: each variable is drawn once. */
    List<String> draw(RandomGenerator random) {
        Map<String, String> values = new LinkedHashMap<>();
        variables.forEach(
                (name, expression) -> values.put(name, Long.toString(expression.value(random))));
        return parameters.stream().map(values::get).toList();
    }
}
