package io.tandem.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Says in OpenAPI 3.0 what a document says in 3.1, as far as comparing goes: the comparison reads
 * types as 3.0 has them, and would see no change of one.
 */
final class Dialect {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Dialect() {}

    static String of30(String document) {
        try {
            ObjectNode tree = (ObjectNode) YAML.readTree(document);
            tree.put("openapi", "3.0.3");
            types(tree);
            return YAML.writeValueAsString(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void types(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("type") instanceof ArrayNode types) {
            types.forEach(type -> {
                if (type.asText().equals("null")) {
                    object.put("nullable", true);
                } else {
                    object.set("type", type);
                }
            });
        }
        node.forEach(Dialect::types);
    }
}
