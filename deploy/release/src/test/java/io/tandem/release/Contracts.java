package io.tandem.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the steps of a migration after which the release before it could not go on: while replicas
 * are replaced, old and new ones work on the same tables. Such a step waits until a release whose
 * predecessor no longer needs what it takes away.
 */
final class Contracts {

    private static final String NAME = "\"?([a-z0-9_.]+)\"?";

    private static final Map<String, Pattern> STEPS = new LinkedHashMap<>();

    static {
        step("drop table", "drop\\s+table\\s+(?:if\\s+exists\\s+)?" + NAME);
        step("drop view", "drop\\s+(?:materialized\\s+)?view\\s+(?:if\\s+exists\\s+)?" + NAME);
        step("drop schema", "drop\\s+schema\\s+(?:if\\s+exists\\s+)?" + NAME);
        step("drop function", "drop\\s+(?:function|procedure)\\s+(?:if\\s+exists\\s+)?" + NAME);
        step("drop column", "drop\\s+column\\s+(?:if\\s+exists\\s+)?" + NAME);
        step("rename", "rename\\s+(?:column\\s+|constraint\\s+)?(?:" + NAME + "\\s+)?to\\s");
        step("type", "alter\\s+column\\s+" + NAME + "\\s+(?:set\\s+data\\s+)?type\\s");
        step("not null", "alter\\s+column\\s+" + NAME + "\\s+set\\s+not\\s+null");
        step("drop default", "alter\\s+column\\s+" + NAME + "\\s+drop\\s+default");
        step("truncate", "truncate\\s+(?:table\\s+)?" + NAME);
        step("delete", "delete\\s+from\\s+" + NAME);
    }

    private static final Pattern ADD_COLUMN =
            Pattern.compile("add\\s+column\\s+(?:if\\s+not\\s+exists\\s+)?" + NAME + "([^,;]*)");

    private Contracts() {}

    private static void step(String name, String pattern) {
        STEPS.put(name, Pattern.compile(pattern));
    }

    /** The steps, as {@code drop column amount}. */
    static List<String> in(String sql) {
        String code =
                sql.replaceAll("(?s)/\\*.*?\\*/", " ")
                        .replaceAll("--[^\n]*", " ")
                        .replaceAll("'(?:[^']|'')*'", "''")
                        .toLowerCase(Locale.ROOT);
        List<String> found = new ArrayList<>();
        STEPS.forEach((name, pattern) -> {
            Matcher matcher = pattern.matcher(code);
            while (matcher.find()) {
                found.add((name + " " + matcher.group(1)).strip());
            }
        });
        Matcher added = ADD_COLUMN.matcher(code);
        while (added.find()) {
            String definition = added.group(2);
            if (definition.contains("not null")
                    && !definition.contains("default")
                    && !definition.contains("generated")) {
                found.add("column without default " + added.group(1));
            }
        }
        return found;
    }
}
