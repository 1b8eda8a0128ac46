package io.tandem.chassis.openapi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Says of what is only ever answered that each member is there, unless it can be null: a generated
 * client has a value then, where it would have a maybe. What a request may hold says so by its
 * validation, and is left as it is.
 */
final class Promises {

    private static final String SCHEMAS = "#/components/schemas/";

    private final Map<String, Schema> schemas;

    private Promises(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    static void make(OpenAPI document) {
        new Promises(document.getComponents().getSchemas()).makeAll(document);
    }

    private void makeAll(OpenAPI document) {
        Set<String> asked = new LinkedHashSet<>();
        Set<String> answered = new LinkedHashSet<>();
        document.getPaths()
                .getPathItems()
                .values()
                .forEach(item ->
                        item.getOperations()
                                .values()
                                .forEach(operation -> collect(operation, asked, answered)));
        answered.removeAll(asked);
        answered.forEach(name -> promise(schemas.get(name)));
    }

    private void collect(Operation operation, Set<String> asked, Set<String> answered) {
        if (operation.getRequestBody() != null) {
            collect(operation.getRequestBody().getContent(), asked);
        }
        operation
                .getResponses()
                .getAPIResponses()
                .values()
                .forEach(response -> collect(response.getContent(), answered));
    }

    private void collect(Content content, Set<String> names) {
        if (content != null) {
            content.getMediaTypes().values().stream()
                    .map(MediaType::getSchema)
                    .filter(Objects::nonNull)
                    .forEach(schema -> collect(schema, names));
        }
    }

    private void collect(Schema schema, Set<String> names) {
        if (schema.getRef() != null && schema.getRef().startsWith(SCHEMAS)) {
            String name = schema.getRef().substring(SCHEMAS.length());
            if (names.add(name)) {
                collect(schemas.get(name), names);
            }
        }
        parts(schema).forEach(part -> collect(part, names));
    }

    private static Stream<Schema> parts(Schema schema) {
        List<Schema> parts = new ArrayList<>();
        Stream.of(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())
                .filter(Objects::nonNull)
                .forEach(parts::addAll);
        parts.add(schema.getItems());
        parts.add(schema.getAdditionalPropertiesSchema());
        if (schema.getProperties() != null) {
            parts.addAll(schema.getProperties().values());
        }
        return parts.stream().filter(Objects::nonNull);
    }

    private static void promise(Schema schema) {
        if (schema.getProperties() != null && isEmpty(schema.getRequired())) {
            List<String> present =
                    schema.getProperties().entrySet().stream()
                            .filter(property -> !isNullable(property.getValue()))
                            .map(Map.Entry::getKey)
                            .toList();
            schema.setRequired(present.isEmpty() ? null : present);
        }
    }

    private static boolean isNullable(Schema schema) {
        return schema.getType() != null && schema.getType().contains(SchemaType.NULL)
                || schema.getAnyOf() != null
                        && schema.getAnyOf().stream().anyMatch(Promises::isNullable);
    }

    private static boolean isEmpty(Collection<String> names) {
        return names == null || names.isEmpty();
    }
}
