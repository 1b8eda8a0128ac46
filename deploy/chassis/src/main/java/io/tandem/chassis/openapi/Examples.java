package io.tandem.chassis.openapi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Builds an example of a whole body from the examples of its parts. */
final class Examples {

    private final Components components;

    Examples(Components components) {
        this.components = components;
    }

    /** Gives each media type of the content an example, unless it has one. */
    void fill(Content content) {
        if (content == null) {
            return;
        }
        content.getMediaTypes()
                .values()
                .forEach(media -> {
                    boolean has =
                            media.getExample() != null
                                    || media.getExamples() != null
                                            && !media.getExamples().isEmpty();
                    if (!has && media.getSchema() != null) {
                        media.setExample(of(media.getSchema(), new HashSet<>()));
                    }
                });
    }

    private Object of(Schema schema, Set<String> within) {
        // A member's own example comes before the one of its type.
        if (schema.getExamples() != null && !schema.getExamples().isEmpty()) {
            return schema.getExamples().getFirst();
        }
        if (schema.getRef() != null) {
            return ofReference(schema.getRef(), within);
        }
        if (schema.getEnumeration() != null && !schema.getEnumeration().isEmpty()) {
            return schema.getEnumeration().getFirst();
        }
        if (schema.getDefaultValue() != null) {
            return schema.getDefaultValue();
        }
        if (schema.getItems() != null) {
            Object item = of(schema.getItems(), within);
            return item == null ? List.of() : List.of(item);
        }
        for (List<Schema> parts : compositions(schema)) {
            for (Schema part : parts) {
                Object example = of(part, within);
                if (example != null) {
                    return example;
                }
            }
        }
        return schema.getProperties() == null ? null : ofProperties(schema, within);
    }

    private Object ofReference(String reference, Set<String> within) {
        String name = reference.substring(reference.lastIndexOf('/') + 1);
        Schema target = components.getSchemas().get(name);
        if (target == null || !within.add(name)) {
            return null;
        }
        Object example = of(target, within);
        within.remove(name);
        return example;
    }

    private Object ofProperties(Schema schema, Set<String> within) {
        Map<String, Object> example = new LinkedHashMap<>();
        schema.getProperties()
                .forEach((name, property) -> {
                    Object value = of(property, within);
                    if (value != null) {
                        example.put(name, value);
                    }
                });
        return example;
    }

    private static List<List<Schema>> compositions(Schema schema) {
        List<List<Schema>> compositions = new ArrayList<>();
        if (schema.getAllOf() != null) {
            compositions.add(schema.getAllOf());
        }
        if (schema.getOneOf() != null) {
            compositions.add(schema.getOneOf());
        }
        if (schema.getAnyOf() != null) {
            compositions.add(schema.getAnyOf());
        }
        return compositions;
    }
}
