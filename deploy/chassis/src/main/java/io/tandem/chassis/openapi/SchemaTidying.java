package io.tandem.chassis.openapi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Mends where an annotation cannot say what is meant: an example or a default is read as JSON
 * whatever the schema's type is, so that a decimal's {@code "0.30"} becomes a number and a page's
 * {@code 500} stays a string; and a Bean Validation pattern is one of the whole value, a schema's
 * of any part of it; and what can be null has to be so in its type and its enumeration, too.
 */
final class SchemaTidying {

    /** What stands for {@code @NotBlank}: meant of any part. */
    private static final String NOT_BLANK = "\\S";

    private SchemaTidying() {}

    static Schema tidied(Schema schema) {
        if (is(schema, SchemaType.STRING)) {
            if (schema.getExamples() != null) {
                List<Object> texts = new ArrayList<>(schema.getExamples());
                texts.replaceAll(SchemaTidying::text);
                schema.setExamples(texts);
            }
            schema.setDefaultValue(text(schema.getDefaultValue()));
        }
        if (is(schema, SchemaType.INTEGER) && schema.getDefaultValue() instanceof String number) {
            schema.setDefaultValue(Long.valueOf(number));
        }
        if (schema.getType() != null && hasNullCase(schema)) {
            schema.addType(SchemaType.NULL);
        }
        if (isNullable(schema) && schema.getEnumeration() != null) {
            List<Object> values = new ArrayList<>(schema.getEnumeration());
            if (!values.contains(null)) {
                values.add(null);
                schema.setEnumeration(values);
            }
        }
        if (schema.getPattern() != null) {
            schema.setPattern(whole(schema.getPattern()));
        }
        return schema;
    }

    private static boolean is(Schema schema, SchemaType type) {
        return schema.getType() != null
                && schema.getType().stream()
                        .filter(each -> each != SchemaType.NULL)
                        .allMatch(type::equals);
    }

    private static boolean hasNullCase(Schema schema) {
        return schema.getAnyOf() != null
                && schema.getAnyOf().stream().anyMatch(SchemaTidying::isNullable);
    }

    private static boolean isNullable(Schema schema) {
        return schema.getType() != null && schema.getType().contains(SchemaType.NULL);
    }

    private static Object text(Object value) {
        return switch (value) {
            case BigDecimal decimal -> decimal.toPlainString();
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            case null -> null;
            default -> value;
        };
    }

    private static String whole(String pattern) {
        boolean anchored = pattern.startsWith("^") && pattern.endsWith("$");
        return anchored || pattern.equals(NOT_BLANK) ? pattern : "^(?:" + pattern + ")$";
    }
}
