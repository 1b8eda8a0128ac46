package io.tandem.bench.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tandem.bench.BenchFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTest {

    private static final long SEED = 20_261_122L;

    @Test
    void putsAParameterWhereAVariableStandsAndLeavesCastsAlone() {
        String text =
                """
                \\set n random(1,10)
                \\set p random(1,100)
                insert into t values ('T'||:n::text, md5(:p::text)::uuid,
                 :n);
                """;

        Script script = Script.parse(text);

        assertEquals("insert into t values ('T'||?::text, md5(?::text)::uuid,\n ?)", script.sql());
        assertEquals(List.of("n", "p", "n"), script.parameters());
    }

    @Test
    void drawsEachVariableOnceForAllItsPlaces() {
        Script script = Script.parse("\\set n random(1,1000000000)\nselect :n, :n");

        List<String> values = script.draw(new Random(SEED));

        assertEquals(2, values.size());
        assertEquals(values.get(0), values.get(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch_full.sql", "single_full.sql", "single.sql"})
    void readsTheScriptsThatWeCarry(String name) throws IOException {
        try (InputStream in = ScriptTest.class.getResourceAsStream("/limit/" + name)) {
            Script script = Script.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));

            assertTrue(script.sql().contains("INSERT INTO trade"));
            assertEquals(
                    script.sql().chars().filter(c -> c == '?').count(), script.parameters().size());
            assertTrue(script.draw(new Random(SEED)).stream().noneMatch(String::isEmpty));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'random(5,5)', 5, 5",
        "'random(1,3)*1000', 1000, 3000",
        "'7 * 6', 42, 42",
        "'random(0,1)', 0, 1"
    })
    void computesWithinTheEndsThatBothCount(String text, long lowest, long highest) {
        Expression expression = Expression.parse(text);
        Random random = new Random(SEED);

        List<Long> values = random.longs(200).map(any -> expression.value(random)).boxed().toList();

        assertEquals(lowest, values.stream().min(Long::compare).orElseThrow());
        assertEquals(highest, values.stream().max(Long::compare).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"random(1,2)+1", "random_zipfian(1,2,3)", "", ":n * 2"})
    void refusesWhatItDoesNotCompute(String text) {
        assertThrows(BenchFailure.class, () -> Expression.parse(text));
    }

    @Test
    void readsPgbenchsRate() {
        String output =
                """
                number of transactions actually processed: 841
                latency average = 11.890 ms
                initial connection time = 3.120 ms
                tps = 84.103811 (without initial connection time)
                """;

        assertEquals("84.103811", Pgbench.rate(output).toPlainString());
        assertThrows(BenchFailure.class, () -> Pgbench.rate("pgbench: error: no server"));
    }
}
