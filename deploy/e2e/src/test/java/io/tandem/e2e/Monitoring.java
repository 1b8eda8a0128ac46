package io.tandem.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.SuiteSettings;
import io.tandem.local.http.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the alerts and the dashboard of {@code deploy/k8s/monitoring} rely on.
 *
 * @param metrics every metric that they name
 * @param labels by metric, the labels that they choose its series by
 * @param groups the labels that they group by
 */
record Monitoring(Set<String> metrics, Map<String, Set<String>> labels, Set<String> groups) {

    /** Labels that Prometheus itself puts on what it collects. */
    private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance");

    private static final Pattern METRIC =
            Pattern.compile("\\b(?:tandem|http|jvm|process)_[a-z0-9_]+\\b");
    private static final Pattern CHOSEN =
            Pattern.compile("\\b([a-z_]+)\\{((?:[^\"{}]|\"[^\"]*\")*)}");
    private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)\\s*\"");
    private static final Pattern GROUPED = Pattern.compile("\\bby \\(([^)]*)\\)");

    static Monitoring read() {
        Path folder = SuiteSettings.findHome().resolve("deploy/k8s/monitoring");
        Set<String> metrics = new TreeSet<>();
        Map<String, Set<String>> labels = new TreeMap<>();
        Set<String> groups = new TreeSet<>();
        Stream.of(text(folder.resolve("rules.yaml")), panels(folder.resolve("dashboard.json")))
                .forEach(text -> {
                    METRIC.matcher(text).results().forEach(found -> metrics.add(found.group()));
                    CHOSEN.matcher(text)
                            .results()
                            .filter(found -> metrics.contains(found.group(1)))
                            .forEach(found ->
                                    labels.computeIfAbsent(found.group(1), any -> new TreeSet<>())
                                            .addAll(labels(found.group(2))));
                    GROUPED.matcher(text)
                            .results()
                            .forEach(found -> groups.addAll(List.of(found.group(1).split(", *"))));
                });
        groups.removeAll(OF_PROMETHEUS);
        return new Monitoring(metrics, labels, groups);
    }

    /** The alerts with what they advise, as one line: an expression may go over several. */
    private static String text(Path rules) {
        try {
            return Files.readString(rules)
                    .lines()
                    .dropWhile(line -> !line.startsWith("spec:"))
                    .reduce("", (text, line) -> text + " " + line.strip());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String panels(Path dashboard) {
        try {
            return String.join(
                    " ",
                    Json.read(Files.readString(dashboard)).findValues("expr").stream()
                            .map(JsonNode::asText)
                            .toList());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> labels(String chosen) {
        Set<String> labels = new TreeSet<>();
        LABEL.matcher(chosen).results().forEach(found -> labels.add(found.group(1)));
        labels.removeAll(OF_PROMETHEUS);
        return labels;
    }

    /** What they rely on and the services do not show. */
    Set<String> lacking(List<Scrape> services) {
        Map<String, Set<String>> shown = new HashMap<>();
        services.stream()
                .flatMap(scrape -> scrape.samples().stream())
                .forEach(sample ->
                        shown.computeIfAbsent(sample.name(), any -> new TreeSet<>())
                                .addAll(sample.labels().keySet()));
        Set<String> lacking = new TreeSet<>();
        metrics.stream().filter(name -> !shown.containsKey(name)).forEach(lacking::add);
        labels.forEach((name, chosen) ->
                chosen.stream()
                        .filter(label -> !shown.getOrDefault(name, Set.of()).contains(label))
                        .forEach(label -> lacking.add(name + "{" + label + "}")));
        groups.stream()
                .filter(label -> shown.values().stream().noneMatch(of -> of.contains(label)))
                .forEach(label -> lacking.add("by (" + label + ")"));
        return lacking;
    }
}
