package io.tandem.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whether an OpenAPI 3.1 document keeps its own word: its references resolve, its examples and
 * defaults are valid by the schemas that they stand for (JSON Schema 2020-12), and its patterns are
 * ones that ECMA-262 knows, too.
 */
final class OpenApiSoundness {

    /** Inline flags, possessive quantifiers and atomic groups are Java's alone. */
    private static final Pattern JAVA_ONLY = Pattern.compile("\\(\\?(?![:=!<])|[+*?}]\\+|\\(\\?>");

    private final JsonNode document;
    private final DocumentSchemas schemas;
    private final List<String> faults = new ArrayList<>();

    OpenApiSoundness(JsonNode document) {
        this.document = document;
        this.schemas = new DocumentSchemas(document);
    }

    /** What is wrong, each with the place where it stands. */
    List<String> faults() {
        walk(document, "#");
        return List.copyOf(faults);
    }

    private void walk(JsonNode node, String at) {
        if (node.path("$ref").isTextual()) {
            reference(node.get("$ref").asText(), at);
        }
        if (node.path("schema").isObject()) {
            content(node, at);
        }
        if (isSchema(node)) {
            schema(node, at);
        }
        node.properties()
                .forEach(member -> {
                    // What stands in an example is data, whatever it looks like.
                    if (!member.getKey().startsWith("example")) {
                        walk(member.getValue(), at + "/" + member.getKey().replace("/", "~1"));
                    }
                });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            walk(node.get(i), at + "/" + i);
        }
    }

    private static boolean isSchema(JsonNode node) {
        return node.path("type").isTextual()
                || node.path("type").isArray()
                || node.path("$ref").asText().startsWith("#/components/schemas/");
    }

    private void reference(String target, String at) {
        if (!target.startsWith("#/") || document.at(target.substring(1)).isMissingNode()) {
            faults.add(at + ": points to " + target + ", which is not there");
        }
    }

    /** A media type or a parameter: its examples stand beside its schema. */
    private void content(JsonNode node, String at) {
        if (node.has("example")) {
            valid(node.get("schema"), node.get("example"), at + "/example");
        }
        node.path("examples")
                .properties()
                .forEach(example ->
                        valid(
                                node.get("schema"),
                                example.getValue().get("value"),
                                at + "/examples/" + example.getKey()));
    }

    private void schema(JsonNode node, String at) {
        for (JsonNode example : node.path("examples")) {
            valid(node, example, at + "/examples");
        }
        if (node.has("default")) {
            valid(node, node.get("default"), at + "/default");
        }
        String pattern = node.path("pattern").asText();
        if (JAVA_ONLY.matcher(pattern).find()) {
            faults.add(at + ": " + pattern + " is no pattern of ECMA-262");
        }
    }

    private void valid(JsonNode schema, JsonNode value, String at) {
        schemas.faults(schema, value).forEach(fault -> faults.add(at + ": " + value + fault));
    }
}
