package io.tandem.bench.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.http.Json;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class FigureJsonTest {

    @Test
    void writesPlainNumbersUnderTheNamesThatWereAgreed() {
        Samples samples =
                Samples.of(
                        new BigDecimal("45000.000"),
                        new BigDecimal("39999.500"),
                        new BigDecimal("50000"));
        Figure figure =
                Figure.of("intake.ndjson", "trades/s", samples).against(new BigDecimal("50000"));

        JsonNode written = Json.read(FigureJson.text(List.of(figure))).get(0);

        assertEquals("intake.ndjson", written.get("name").asText());
        assertEquals("trades/s", written.get("unit").asText());
        assertEquals("45000", written.get("median").toString());
        assertEquals("39999.5", written.get("min").toString());
        assertEquals("50000", written.get("max").toString());
        assertEquals("50000", written.get("limit").toString());
        assertEquals("0.9", written.get("ratio").toString());
    }

    @Test
    void writesNullForWhatWasNotMeasured() {
        Figure figure = Figure.missing("start.aot", "s", "no AOT cache: it was not built");

        JsonNode written = Json.read(FigureJson.text(List.of(figure))).get(0);

        for (String field : List.of("median", "min", "max", "limit", "ratio")) {
            assertTrue(written.get(field).isNull(), field);
        }
        assertEquals("no AOT cache: it was not built", written.get("note").asText());
    }
}
