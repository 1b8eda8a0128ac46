package io.tandem.k8s;

import static io.tandem.k8s.Overlay.container;
import static io.tandem.k8s.Overlay.nameOf;
import static io.tandem.k8s.Overlay.pod;
import static io.tandem.k8s.Overlay.podLabels;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The objects of an overlay fit each other. Without kubectl there is nothing put together. */
@EnabledIf("io.tandem.k8s.Overlay#canRender")
class TogetherTest {

    private static final Map<String, String> HEALTH =
            Map.of(
                    "startupProbe", "/q/health/started",
                    "readinessProbe", "/q/health/ready",
                    "livenessProbe", "/q/health/live");
    private static final List<String> SERVICES =
            List.of("referral-service", "rebate-service", "team-service");

    static Stream<Overlay> overlays() {
        return Overlay.names().map(Overlay::rendered);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyServiceReachesPodsAtAPortThatTheyName(Overlay overlay) {
        overlay.of("Service")
                .forEach(service -> {
                    JsonNode selector =
                            Yaml.documents("matchLabels: " + service.path("spec").path("selector"))
                                    .getFirst();
                    List<JsonNode> reached =
                            overlay.workloads()
                                    .filter(pod -> Overlay.selects(selector, podLabels(pod)))
                                    .toList();
                    assertEquals(1, reached.size(), nameOf(service));
                    assertEquals("Deployment", reached.getFirst().path("kind").asText());
                    for (JsonNode port : service.path("spec").path("ports")) {
                        assertTrue(
                                portNames(reached.getFirst())
                                        .contains(port.path("targetPort").asText()),
                                nameOf(service));
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyServiceIsProbedWhereItAnswers(Overlay overlay) {
        for (String service : SERVICES) {
            JsonNode deployment = named(overlay, "Deployment", service);
            HEALTH.forEach((probe, path) -> {
                JsonNode asked = container(deployment).path(probe).path("httpGet");
                assertEquals(path, asked.path("path").asText(), service);
                assertTrue(portNames(deployment).contains(asked.path("port").asText()), service);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyPodIsRestricted(Overlay overlay) {
        overlay.workloads()
                .forEach(workload -> {
                    String name = nameOf(workload);
                    JsonNode context = pod(workload).path("securityContext");
                    assertTrue(context.path("runAsNonRoot").asBoolean(), name);
                    assertTrue(context.path("runAsUser").asInt() > 0, name);
                    assertEquals(
                            "RuntimeDefault",
                            context.path("seccompProfile").path("type").asText(),
                            name);
                    assertFalse(
                            pod(workload).path("automountServiceAccountToken").asBoolean(true),
                            name);
                    assertEquals(1, pod(workload).path("containers").size(), name);
                    JsonNode own = container(workload).path("securityContext");
                    assertFalse(own.path("allowPrivilegeEscalation").asBoolean(true), name);
                    assertTrue(own.path("readOnlyRootFilesystem").asBoolean(), name);
                    assertEquals(
                            "[\"ALL\"]", own.path("capabilities").path("drop").toString(), name);
                    for (String bound : List.of("requests", "limits")) {
                        JsonNode resources = container(workload).path("resources").path(bound);
                        assertTrue(resources.has("cpu") && resources.has("memory"), name);
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void nothingIsReferredToThatIsNotThere(Overlay overlay) {
        Set<String> secrets = secrets(overlay);
        overlay.workloads()
                .forEach(workload -> {
                    references(pod(workload), "secretKeyRef", "name")
                            .forEach(name ->
                                    assertTrue(
                                            secrets.contains(name),
                                            nameOf(workload) + ": " + name));
                    references(pod(workload), "secret", "secretName")
                            .forEach(name ->
                                    assertTrue(
                                            secrets.contains(name),
                                            nameOf(workload) + ": " + name));
                    references(pod(workload), "configMapRef", "name")
                            .forEach(name -> assertTrue(overlay.has("ConfigMap", name), name));
                    references(pod(workload), "configMap", "name")
                            .forEach(name -> assertTrue(overlay.has("ConfigMap", name), name));
                    String account = pod(workload).path("serviceAccountName").asText("");
                    assertTrue(
                            account.isEmpty() || overlay.has("ServiceAccount", account), account);
                    mounts(workload);
                });
    }

    private static void mounts(JsonNode workload) {
        Set<String> volumes = new HashSet<>();
        pod(workload).path("volumes").forEach(volume -> volumes.add(nameless(volume)));
        for (JsonNode mount : container(workload).path("volumeMounts")) {
            assertTrue(volumes.contains(nameless(mount)), nameOf(workload) + ": " + mount);
        }
    }

    private static String nameless(JsonNode node) {
        return node.path("name").asText();
    }

    /** Those of the overlay, those that its operators make, and the one that smoke makes. */
    private static Set<String> secrets(Overlay overlay) {
        Set<String> names = new HashSet<>(Set.of("tandem-identity"));
        overlay.of("Secret").forEach(secret -> names.add(nameOf(secret)));
        overlay.of("ExternalSecret")
                .forEach(secret ->
                        names.add(secret.path("spec").path("target").path("name").asText()));
        overlay.of("Cluster").forEach(cluster -> names.add(nameOf(cluster) + "-ca"));
        return names;
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyServiceIsKeptUpWhileItIsReplaced(Overlay overlay) {
        for (String service : SERVICES) {
            JsonNode deployment = named(overlay, "Deployment", service);
            JsonNode rolling = deployment.path("spec").path("strategy").path("rollingUpdate");
            assertEquals(0, rolling.path("maxUnavailable").asInt(-1), service);
            JsonNode budget = named(overlay, "PodDisruptionBudget", service);
            assertTrue(
                    Overlay.selects(budget.path("spec").path("selector"), podLabels(deployment)));
            JsonNode scaler = named(overlay, "HorizontalPodAutoscaler", service).path("spec");
            assertEquals(service, scaler.path("scaleTargetRef").path("name").asText());
            assertTrue(scaler.path("minReplicas").asInt() >= 2, service);
            JsonNode settings = settings(overlay, deployment);
            int stopping =
                    seconds(settings, "QUARKUS_SHUTDOWN_DELAY")
                            + seconds(settings, "QUARKUS_SHUTDOWN_TIMEOUT");
            assertTrue(
                    pod(deployment).path("terminationGracePeriodSeconds").asInt() > stopping + 10,
                    service);
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void onlyTheMigrationIsGivenTheOwnersPassword(Overlay overlay) {
        for (String service : SERVICES) {
            String word = service.substring(0, service.indexOf('-'));
            JsonNode migration = named(overlay, "Job", word + "-migrate");
            JsonNode deployment = named(overlay, "Deployment", service);
            assertTrue(migration.toString().contains("\"" + word + "-db-owner"));
            assertFalse(migration.toString().contains("\"" + word + "-db-app"));
            assertTrue(deployment.toString().contains("\"" + word + "-db-app"));
            assertFalse(deployment.toString().contains("-db-owner"));
            assertEquals(container(deployment).path("image"), container(migration).path("image"));
            assertEquals(
                    "false",
                    settings(overlay, deployment).path("QUARKUS_FLYWAY_MIGRATE_AT_START").asText());
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyWayInEndsAtAService(Overlay overlay) {
        Set<String> listeners = new HashSet<>();
        overlay.of("Gateway")
                .forEach(gateway ->
                        gateway.path("spec")
                                .path("listeners")
                                .forEach(one -> listeners.add(nameless(one))));
        overlay.of("HTTPRoute")
                .forEach(route -> {
                    for (JsonNode parent : route.path("spec").path("parentRefs")) {
                        assertTrue(listeners.contains(parent.path("sectionName").asText()));
                    }
                    for (JsonNode rule : route.path("spec").path("rules")) {
                        for (JsonNode backend : rule.path("backendRefs")) {
                            JsonNode port =
                                    named(overlay, "Service", nameless(backend))
                                            .path("spec")
                                            .path("ports")
                                            .path(0);
                            assertEquals(port.path("port"), backend.path("port"));
                        }
                        rule.path("matches")
                                .forEach(match ->
                                        assertFalse(
                                                match.path("path")
                                                        .path("value")
                                                        .asText()
                                                        .matches("/|/q.*")));
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void whatIsWatchedIsThere(Overlay overlay) {
        overlay.of("ServiceMonitor")
                .forEach(monitor -> {
                    JsonNode endpoint = monitor.path("spec").path("endpoints").path(0);
                    assertEquals("/q/metrics", endpoint.path("path").asText());
                    List<JsonNode> watched =
                            overlay.of("Service")
                                    .filter(service ->
                                            Overlay.selects(
                                                    monitor.path("spec").path("selector"),
                                                    service.path("metadata").path("labels")))
                                    .toList();
                    assertEquals(3, watched.size());
                    watched.forEach(service ->
                            assertEquals(
                                    endpoint.path("port"),
                                    service.path("spec").path("ports").path(0).path("name")));
                });
    }

    private static JsonNode named(Overlay overlay, String kind, String name) {
        return overlay.of(kind)
                .filter(object -> nameOf(object).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
    }

    static JsonNode settings(Overlay overlay, JsonNode workload) {
        String map =
                container(workload)
                        .path("envFrom")
                        .path(0)
                        .path("configMapRef")
                        .path("name")
                        .asText();
        return named(overlay, "ConfigMap", map).path("data");
    }

    private static int seconds(JsonNode settings, String key) {
        return Integer.parseInt(settings.path(key).asText().replace("S", ""));
    }

    private static Set<String> portNames(JsonNode workload) {
        Set<String> names = new HashSet<>();
        container(workload).path("ports").forEach(port -> names.add(nameless(port)));
        return names;
    }

    private static List<String> references(JsonNode in, String kind, String field) {
        return in.findValues(kind).stream()
                .filter(JsonNode::isObject)
                .map(reference -> reference.path(field).asText())
                .toList();
    }
}
