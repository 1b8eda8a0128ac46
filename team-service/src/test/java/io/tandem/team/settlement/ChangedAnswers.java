package io.tandem.team.settlement;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What the service answers with one value changed, as somebody might who has it in hand. */
final class ChangedAnswers {

    /**
     * What is told besides, and nothing follows from it. (The period orders ties and has to be one
     * in force; here is no tie.)
     */
    private static final Set<String> BESIDES =
            Set.of(
                    "/state",
                    "/draftedBy",
                    "/expiresAt",
                    "/decidedBy",
                    "/decidedAt",
                    "/version",
                    "/createdAt",
                    "/activatedAt",
                    "/keyId",
                    "/signedAt",
                    "/asOf",
                    "/calculatedAt",
                    "/objectionUntil",
                    "/postedAt",
                    "/transferId",
                    "/cause",
                    "/firstPosition",
                    "/lastPosition",
                    "/id",
                    "/period");

    private ChangedAnswers() {}

    /** Changes one character of each value in turn; none of these may pass. */
    static void noneMayPass(String answer, Function<String, OfflineVerifier.Ended> check) {
        noneMayPass(answer, Set.of(), check);
    }

    /**
     * @param unweighed what this agreement's rule does not go by, so that nothing follows from it
     */
    static void noneMayPass(
            String answer, Set<String> unweighed, Function<String, OfflineVerifier.Ended> check) {
        List<String> paths = new ArrayList<>();
        walk(
                new JsonObject(answer),
                "",
                (path, value) -> {
                    paths.add(path);
                    return value;
                });
        List<String> checked =
                paths.stream()
                        .filter(path -> !isBesides(path))
                        .filter(path -> unweighed.stream().noneMatch(path::endsWith))
                        .toList();
        assertTrue(checked.size() > 20, checked.toString());
        for (String path : checked) {
            JsonObject changed = new JsonObject(answer);
            walk(changed, "", (at, value) -> at.equals(path) ? other(value) : value);
            OfflineVerifier.Ended ended = check.apply(changed.encode());
            assertNotEquals(0, ended.code(), path + " may be changed: " + ended.output());
        }
    }

    private static boolean isBesides(String path) {
        return !path.startsWith("/terms")
                && BESIDES.contains(path.substring(path.lastIndexOf('/')));
    }

    private interface Visit {
        Object value(String path, Object value);
    }

    private static void walk(Object json, String path, Visit visit) {
        switch (json) {
            case JsonObject object -> {
                for (String name : List.copyOf(object.fieldNames())) {
                    descend(
                            object.getValue(name),
                            path + "/" + name,
                            visit,
                            v -> object.put(name, v));
                }
            }
            case JsonArray array -> {
                for (int i = 0; i < array.size(); i++) {
                    int at = i;
                    descend(array.getValue(i), path + "/" + i, visit, v -> array.set(at, v));
                }
            }
            default -> throw new IllegalArgumentException(path);
        }
    }

    private static void descend(Object value, String path, Visit visit, UnaryOperator<Object> put) {
        if (value instanceof JsonObject || value instanceof JsonArray) {
            walk(value, path, visit);
        } else if (value != null) {
            put.apply(visit.value(path, value));
        }
    }

    static Object other(Object value) {
        if (value instanceof Number number) {
            return number.longValue() + 1;
        }
        String text = value.toString();
        int last = text.length() - 1;
        // Base64's padding apart, the last character of every value can be another.
        while (text.charAt(last) == '=') {
            last--;
        }
        char c = text.charAt(last);
        char other = c == '7' ? '3' : Character.isDigit(c) ? '7' : c == 'A' ? 'B' : 'A';
        return text.substring(0, last) + other + text.substring(last + 1);
    }
}
