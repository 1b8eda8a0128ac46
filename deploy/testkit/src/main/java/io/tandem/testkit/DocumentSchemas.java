package io.tandem.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The schemas of an OpenAPI 3.1 document, which are ones of JSON Schema 2020-12. */
record DocumentSchemas(JsonNode document, Map<String, JsonSchema> compiled) {

    private static final JsonSchemaFactory FACTORY =
            JsonSchemaFactory.getInstance(VersionFlag.V202012);

    DocumentSchemas(JsonNode document) {
        this(document, new ConcurrentHashMap<>());
    }

    /** Where the value breaks the schema, which stands somewhere in the document. */
    List<String> faults(JsonNode schema, JsonNode value) {
        return compiled
                .computeIfAbsent(schema.toString(), any -> compile(schema))
                .validate(value)
                .stream()
                .map(ValidationMessage::toString)
                .toList();
    }

    private JsonSchema compile(JsonNode schema) {
        ObjectNode whole = schema.deepCopy();
        // References are resolved within what is given as the schema.
        whole.set("components", document.get("components"));
        return FACTORY.getSchema(whole);
    }
}
