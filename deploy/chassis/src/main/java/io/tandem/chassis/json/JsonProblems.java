package io.tandem.chassis.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.tandem.chassis.problem.CommonProblem;
import io.tandem.chassis.problem.ProblemException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Tells what is wrong with a body in the caller's terms: the field's path and the rule. */
public final class JsonProblems {

    private static final Map<Class<?>, String> EXPECTED =
            Map.of(
                    Boolean.class, "must be true or false",
                    boolean.class, "must be true or false",
                    UUID.class, "must be a UUID",
                    int.class, "must be a whole number",
                    Integer.class, "must be a whole number",
                    long.class, "must be a whole number",
                    Long.class, "must be a whole number");

    private JsonProblems() {}

    public static ProblemException of(JsonProcessingException e) {
        if (e instanceof JsonMappingException mapping && !isMalformed(mapping)) {
            return ProblemException.invalid(path(mapping.getPath()), rule(mapping));
        }
        return ProblemException.of(CommonProblem.MALFORMED_JSON, where(e));
    }

    /** Jackson wraps the failures of its own parser when they happen inside a bean. */
    private static boolean isMalformed(JsonMappingException e) {
        return !(e instanceof MismatchedInputException)
                && e.getCause() instanceof JsonProcessingException cause
                && !(cause instanceof JsonMappingException);
    }

    private static String where(JsonProcessingException e) {
        JsonProcessingException parse =
                e.getCause() instanceof JsonProcessingException cause ? cause : e;
        JsonLocation at = parse.getLocation();
        String what = parse.getOriginalMessage().lines().findFirst().orElse("Not JSON.");
        return at == null
                ? what
                : "Line " + at.getLineNr() + ", column " + at.getColumnNr() + ": " + what;
    }

    private static String rule(JsonMappingException e) {
        return switch (e) {
            case BrokenRule broken -> broken.getOriginalMessage();
            case UnrecognizedPropertyException ignored -> "is not a known field";
            case ValueInstantiationException refused
                    when refused.getCause() instanceof IllegalArgumentException rule ->
                    rule.getMessage();
            case InvalidFormatException format when format.getTargetType().isEnum() ->
                    "must be one of "
                            + Arrays.stream(format.getTargetType().getEnumConstants())
                                    .map(Object::toString)
                                    .collect(Collectors.joining(", "));
            case MismatchedInputException mismatch -> expected(mismatch.getTargetType());
            default -> "does not fit";
        };
    }

    private static String expected(Class<?> type) {
        if (type == null) {
            return "does not fit";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "must be an array";
        }
        return EXPECTED.getOrDefault(
                type, type.isEnum() ? "must be a string" : "must be an object");
    }

    private static String path(List<JsonMappingException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : references) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }
}
