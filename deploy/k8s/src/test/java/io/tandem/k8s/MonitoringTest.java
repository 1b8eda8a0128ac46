package io.tandem.k8s;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The alerts and the dashboard: one file each, applied as it is, which Prometheus would take.
 * Whether the services expose what they name is for {@code SeenIT} of {@code deploy/e2e} to see.
 */
class MonitoringTest {

    private static final Path FOLDER = Overlay.ROOT.resolve("monitoring");
    private static final JsonNode RULES =
            Yaml.documents(FOLDER.resolve("rules.yaml")).getFirst().path("spec");
    private static final JsonNode DASHBOARD =
            Yaml.documents(FOLDER.resolve("dashboard.json")).getFirst();
    private static final Pattern PLACE = Pattern.compile("\\{\\{ \\$labels\\.([a-z_]+) }}");

    private static Stream<JsonNode> alerts() {
        return RULES.path("groups").findValues("rules").stream()
                .flatMap(rules -> Overlay.items(rules).stream());
    }

    private static List<String> panels() {
        return DASHBOARD.findValues("expr").stream().map(JsonNode::asText).toList();
    }

    @Test
    void everyAlertSaysWhatToDoAndHowUrgentItIs() {
        Set<String> names = new HashSet<>();
        alerts().forEach(alert -> {
            String name = alert.path("alert").asText();
            assertTrue(name.matches("Tandem[A-Za-z]+") && names.add(name), name);
            assertTrue(
                    Set.of("critical", "warning", "info")
                            .contains(alert.path("labels").path("severity").asText()),
                    name);
            assertTrue(alert.path("for").asText("1m").matches("[1-9][0-9]*[smhd]"), name);
            JsonNode told = alert.path("annotations");
            assertTrue(told.path("summary").asText().endsWith("."), name);
            assertTrue(told.path("description").asText().endsWith("."), name);
        });
        assertTrue(names.size() >= 20, names.toString());
    }

    /** What a text is to be filled with is a label that the alert's expression leaves. */
    @Test
    void everyPlaceInATextIsFilled() {
        alerts().forEach(alert -> {
            String text = alert.path("annotations").toString();
            assertEquals(
                    text.split(Pattern.quote("{{"), -1).length - 1,
                    PLACE.matcher(text).results().count(),
                    text);
            PLACE.matcher(text)
                    .results()
                    .forEach(place ->
                            assertTrue(
                                    Pattern.compile("by \\([^)]*\\b" + place.group(1) + "\\b")
                                            .matcher(alert.path("expr").asText())
                                            .find(),
                                    text));
        });
    }

    @Test
    void everyExpressionIsOneOfPrometheus() {
        List<String> all = new ArrayList<>(panels());
        alerts().forEach(alert -> all.add(alert.path("expr").asText()));

        assertTrue(all.size() > 40, all.toString());
        all.forEach(expression -> assertDoesNotThrow(() -> PromQl.check(expression)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max(tandem_ledger_unbalanced > 0",
                "max(tandem_ledger_unbalanced)) > 0",
                "maximum(tandem_ledger_unbalanced) > 0",
                "rate(tandem_trades_total) > 0",
                "sum(tandem_trades_total[5m]) > 0",
                "tandem_trades_total[5m]",
                "tandem_trades_total[5 m] > 0",
                "tandem_trades_total{outcome=conflict} > 0",
                "tandem_trades_total{outcome=~\"(conflict\"} > 0",
                "tandem_trades_total{outcome==\"conflict\"} > 0",
                "tandem_trades_total{\"outcome\"=\"conflict\"} > 0",
                "sum by job (tandem_trades_total) > 0",
                "sum by (job tandem_trades_total) > 0",
                "histogram_quantile(tandem_trades_total) > 0",
                "tandem_trades_total > ",
                "tandem_trades_total 0",
                "tandem-trades_total > 0 or 1",
                "1 > 0",
                "tandem_trades_total = 0",
                ""
            })
    void anExpressionThatPrometheusRefusesIsFound(String expression) {
        assertThrows(IllegalArgumentException.class, () -> PromQl.check(expression));
    }

    /** Where it is; elsewhere the tests above are all there is. */
    @Test
    void promtoolTakesTheRules(@TempDir Path folder) throws IOException, InterruptedException {
        if (!Overlay.isThere("promtool")) {
            System.out.println("No promtool here: the rules are read by PromQl alone.");
            return;
        }
        // JSON is YAML.
        Path rules = Files.writeString(folder.resolve("rules.yml"), RULES.toString());
        Process promtool =
                new ProcessBuilder("promtool", "check", "rules", rules.toString())
                        .redirectErrorStream(true)
                        .start();
        promtool.getOutputStream().close();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(0, promtool.waitFor(), said);
        assertTrue(said.contains("SUCCESS: " + alerts().count() + " rules found"), said);
    }

    @Test
    void productionIsWatchedByTheseVeryFiles() throws IOException {
        if (!Overlay.canRender()) {
            System.out.println("No kubectl here: it is not seen what production is watched by.");
            return;
        }
        Overlay prod = Overlay.rendered("prod");

        List<JsonNode> rules = prod.of("PrometheusRule").toList();
        assertEquals(1, rules.size());
        assertEquals(RULES, rules.getFirst().path("spec"));
        JsonNode dashboard =
                prod.of("ConfigMap")
                        .filter(map -> Overlay.nameOf(map).equals("tandem-dashboard"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(
                "1", dashboard.path("metadata").path("labels").path("grafana_dashboard").asText());
        assertEquals(
                Files.readString(FOLDER.resolve("dashboard.json")),
                dashboard.path("data").path("tandem.json").asText());
        assertFalse(prod.of("ServiceMonitor").findAny().isEmpty());
    }
}
