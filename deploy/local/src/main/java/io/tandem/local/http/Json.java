package io.tandem.local.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** JSON texts and trees, with decimals read exactly. */
public final class Json {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private Json() {}

    public static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(JsonNode tree) {
        return tree.toString();
    }

    /**
     * An object of the given names and values, in turn; a value is text, a number, a tree or a
     * list.
     */
    public static ObjectNode object(Object... namesAndValues) {
        ObjectNode object = MAPPER.createObjectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.set((String) namesAndValues[i], tree(namesAndValues[i + 1]));
        }
        return object;
    }

    public static ArrayNode array(Collection<?> values) {
        ArrayNode array = MAPPER.createArrayNode();
        values.forEach(value -> array.add(tree(value)));
        return array;
    }

    private static JsonNode tree(Object value) {
        return switch (value) {
            case JsonNode node -> node;
            case Collection<?> values -> array(values);
            case BigDecimal decimal -> MAPPER.getNodeFactory().textNode(decimal.toPlainString());
            case Integer number -> MAPPER.getNodeFactory().numberNode(number);
            case Boolean truth -> MAPPER.getNodeFactory().booleanNode(truth);
            default -> MAPPER.getNodeFactory().textNode(value.toString());
        };
    }

    /** The elements of an array, or of the {@code items} of a list's page. */
    public static List<JsonNode> items(JsonNode tree) {
        JsonNode array = tree.isArray() ? tree : tree.path("items");
        return stream(array.elements()).toList();
    }

    public static Stream<JsonNode> stream(Iterator<JsonNode> elements) {
        Iterable<JsonNode> iterable = () -> elements;
        return StreamSupport.stream(iterable.spliterator(), false);
    }

    /** A decimal that the wire carries as text. */
    public static BigDecimal decimal(JsonNode tree) {
        if (!tree.isTextual()) {
            throw new IllegalArgumentException(
                    "A decimal is text on the wire, and this is not: " + tree);
        }
        return new BigDecimal(tree.textValue());
    }
}
