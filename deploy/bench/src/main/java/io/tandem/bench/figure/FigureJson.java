package io.tandem.bench.figure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/**
 * The figures as a machine reads them: an array of {@code {name, unit, median, min, max, limit,
 * ratio, note}} with plain numbers, and null for what was not measured.
 */
public final class FigureJson {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

    private FigureJson() {}

    public static String text(List<Figure> figures) {
        ArrayNode array = MAPPER.createArrayNode();
        figures.forEach(figure -> array.add(object(figure)));
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(array) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree can be written", e);
        }
    }

    private static ObjectNode object(Figure figure) {
        ObjectNode object = MAPPER.createObjectNode();
        object.put("name", figure.name());
        object.put("unit", figure.unit());
        object.put("median", value(figure, Samples::median));
        object.put("min", value(figure, Samples::min));
        object.put("max", value(figure, Samples::max));
        object.put("limit", plain(figure.limit().orElse(null)));
        object.put("ratio", plain(figure.ratio().orElse(null)));
        object.put("note", figure.note());
        return object;
    }

    private static BigDecimal value(Figure figure, Function<Samples, BigDecimal> which) {
        return figure.isMeasured() ? plain(which.apply(figure.values())) : null;
    }

    private static BigDecimal plain(BigDecimal number) {
        if (number == null) {
            return null;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
