package io.tandem.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The objects that an overlay makes.
 *
 * @param name its folder
 */
record Overlay(String name, List<JsonNode> objects) {

    static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Map<String, Overlay> RENDERED = new HashMap<>();

    static Stream<String> names() {
        try (Stream<Path> folders = Files.list(ROOT.resolve("overlays"))) {
            return folders
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether there is a kubectl here that can render. */
    static boolean canRender() {
        return isThere("kubectl");
    }

    static boolean isThere(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    static synchronized Overlay rendered(String name) {
        return RENDERED.computeIfAbsent(name, Overlay::render);
    }

    private static Overlay render(String name) {
        try {
            Path folder = ROOT.resolve("overlays").resolve(name);
            Process kubectl = new ProcessBuilder("kubectl", "kustomize", folder.toString()).start();
            kubectl.getOutputStream().close();
            String text =
                    new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String faults =
                    new String(kubectl.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            if (kubectl.waitFor() != 0 || !faults.isBlank()) {
                throw new IllegalStateException("kubectl kustomize " + name + ": " + faults);
            }
            return new Overlay(name, Yaml.documents(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All files that hold whole objects: not what kustomize itself reads, and no patches. */
    static Map<Path, List<JsonNode>> files() {
        Map<Path, List<JsonNode>> found = new HashMap<>();
        Stream.of("base", "overlays", "monitoring")
                .flatMap(Overlay::walk)
                .filter(file -> file.toString().endsWith(".yaml"))
                .filter(file ->
                        !List.of("kustomization.yaml", "patch.yaml", "identity.yaml")
                                .contains(file.getFileName().toString()))
                .forEach(file -> found.put(file, Yaml.documents(file)));
        return found;
    }

    private static Stream<Path> walk(String folder) {
        try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stream<JsonNode> of(String kind) {
        return objects.stream().filter(object -> object.path("kind").asText().equals(kind));
    }

    /** Every pod that the overlay asks for: the name of its owner, and its template. */
    Stream<JsonNode> workloads() {
        return Stream.concat(of("Deployment"), of("Job"));
    }

    boolean has(String kind, String name) {
        return of(kind).anyMatch(object -> nameOf(object).equals(name));
    }

    static String nameOf(JsonNode object) {
        return object.path("metadata").path("name").asText();
    }

    static JsonNode pod(JsonNode workload) {
        return workload.path("spec").path("template").path("spec");
    }

    static JsonNode podLabels(JsonNode workload) {
        return workload.path("spec").path("template").path("metadata").path("labels");
    }

    static JsonNode container(JsonNode workload) {
        return pod(workload).path("containers").path(0);
    }

    /** Whether labels answer to a selector, by labels alone or with expressions. */
    static boolean selects(JsonNode selector, JsonNode labels) {
        boolean matches =
                selector.path("matchLabels").properties().stream()
                        .allMatch(wanted -> labels.path(wanted.getKey()).equals(wanted.getValue()));
        for (JsonNode expression : selector.path("matchExpressions")) {
            matches &= labels.has(expression.path("key").asText());
        }
        return matches;
    }

    static List<JsonNode> items(JsonNode array) {
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        return items;
    }
}
