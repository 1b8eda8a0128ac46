package io.tandem.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each object by itself: of a kind that is known, with fields that it has. */
class ObjectsTest {

    private static final Set<String> SERVED_BY_1_20 =
            Set.of(
                    "v1",
                    "apps/v1",
                    "batch/v1",
                    "policy/v1beta1",
                    "autoscaling/v2beta2",
                    "networking.k8s.io/v1");

    static Stream<String> overlays() {
        return Overlay.names();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyFieldIsOneThatItsKindHas(String name) {
        if (!Overlay.canRender()) {
            System.out.println("No kubectl here: " + name + " is checked by its files alone.");
            return;
        }

        assertEquals(List.of(), faults(Overlay.rendered(name).objects().stream()));
    }

    @Test
    void everyFileHoldsObjectsOfKnownKinds() {
        assertEquals(List.of(), faults(Overlay.files().values().stream().flatMap(List::stream)));
    }

    @Test
    void kubernetesOf2020ServesAllOfItsOverlay() {
        if (Overlay.canRender()) {
            Overlay.rendered("test-1.20")
                    .objects()
                    .forEach(object ->
                            assertTrue(
                                    SERVED_BY_1_20.contains(object.path("apiVersion").asText()),
                                    object::toString));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {port: 80}}",
                "{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {template: {spec:"
                        + " {containers: [{name: a, livenessProbe: {httpget: {}}}]}}}}",
                "{apiVersion: apps/v1beta1, kind: Deployment, metadata: {name: a}, spec: {}}",
                "{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: a}, spec:"
                        + " {instance: 3}}",
                "{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: a}, spec:"
                        + " {instances: three}}",
                "{apiVersion: v1, kind: Pod, metadata: {name: a}}"
            })
    void whatNoKindHasIsFound(String text) {
        assertEquals(1, faults(Yaml.documents(text).stream()).size(), text);
    }

    private static List<String> faults(Stream<JsonNode> objects) {
        return objects.flatMap(object -> Kinds.faults(object).stream()).toList();
    }
}
