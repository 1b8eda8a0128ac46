package io.tandem.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The kinds that may be used, each with all its fields. Of the kinds that operators bring, the
 * fields that we use are written down in {@code operators.yaml}; another one is unknown until
 * somebody has looked it up.
 */
final class Kinds {

    private static final Map<String, Class<?>> KNOWN =
            Map.ofEntries(
                    Map.entry("v1/Namespace", Namespace.class),
                    Map.entry("v1/ConfigMap", ConfigMap.class),
                    Map.entry("v1/Secret", Secret.class),
                    Map.entry("v1/Service", Service.class),
                    Map.entry("v1/ServiceAccount", ServiceAccount.class),
                    Map.entry("apps/v1/Deployment", Deployment.class),
                    Map.entry("batch/v1/Job", Job.class),
                    Map.entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class),
                    Map.entry(
                            "policy/v1beta1/PodDisruptionBudget",
                            io.fabric8.kubernetes.api.model.policy.v1beta1.PodDisruptionBudget
                                    .class),
                    Map.entry(
                            "autoscaling/v2/HorizontalPodAutoscaler",
                            HorizontalPodAutoscaler.class),
                    Map.entry(
                            "autoscaling/v2beta2/HorizontalPodAutoscaler",
                            io.fabric8.kubernetes.api.model.autoscaling.v2beta2
                                    .HorizontalPodAutoscaler.class),
                    Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
                    Map.entry("gateway.networking.k8s.io/v1/Gateway", Gateway.class),
                    Map.entry("gateway.networking.k8s.io/v1/HTTPRoute", HTTPRoute.class));

    private static final JsonNode OPERATORS =
            Yaml.documents(Path.of("src/test/resources/operators.yaml")).getFirst();

    private Kinds() {}

    /** What is wrong with an object, each fault with the path to it. */
    static List<String> faults(JsonNode object) {
        String kind = object.path("apiVersion").asText() + "/" + object.path("kind").asText();
        String name = kind + " " + Overlay.nameOf(object);
        List<String> faults = new ArrayList<>();
        if (KNOWN.containsKey(kind)) {
            try {
                unknown(name, Yaml.read(object, KNOWN.get(kind)), faults);
            } catch (UncheckedIOException e) {
                faults.add(name + ": " + e.getMessage());
            }
        } else if (OPERATORS.has(kind)) {
            compare(name + ".spec", object.path("spec"), OPERATORS.path(kind), faults);
        } else {
            faults.add(name + " is of a kind that nothing here knows");
        }
        return faults;
    }

    /** The model keeps fields that it does not know, instead of refusing them: looks for those. */
    private static void unknown(String path, Object value, List<String> faults) {
        switch (value) {
            case null -> {}
            case Collection<?> many -> many.forEach(one -> unknown(path + "[]", one, faults));
            case Map<?, ?> map -> map.forEach((key, one) -> unknown(path + "." + key, one, faults));
            default -> {
                if (value.getClass().getName().startsWith("io.fabric8.")) {
                    fields(path, value, faults);
                }
            }
        }
    }

    private static void fields(String path, Object value, List<String> faults) {
        for (Class<?> type = value.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!java.lang.reflect.Modifier.isStatic(field.getModifiers())) {
                    Object content = content(field, value);
                    if (field.getName().equals("additionalProperties")) {
                        additional(path, content, faults);
                    } else {
                        unknown(path + "." + field.getName(), content, faults);
                    }
                }
            }
        }
    }

    private static void additional(String path, Object content, List<String> faults) {
        if (content instanceof Map<?, ?> map) {
            map.keySet().forEach(key -> faults.add(path + " has no field " + key));
        }
    }

    private static Object content(Field field, Object of) {
        try {
            field.setAccessible(true);
            return field.get(of);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void compare(String path, JsonNode given, JsonNode known, List<String> faults) {
        if (known.isTextual()) {
            boolean fits =
                    switch (known.asText()) {
                        case "text" -> given.isTextual();
                        case "number" -> given.isInt();
                        case "truth" -> given.isBoolean();
                        case "texts" ->
                                given.isObject()
                                        && given.properties().stream()
                                                .allMatch(entry -> entry.getValue().isTextual());
                        default -> false;
                    };
            if (!fits) {
                faults.add(path + " is not " + known.asText() + " but " + given);
            }
        } else if (known.isArray()) {
            if (!given.isArray()) {
                faults.add(path + " is no list");
            }
            given.forEach(item -> compare(path + "[]", item, known.path(0), faults));
        } else if (!given.isObject()) {
            faults.add(path + " is no object but " + given);
        } else {
            given.properties()
                    .forEach(entry -> {
                        if (known.has(entry.getKey())) {
                            compare(
                                    path + "." + entry.getKey(),
                                    entry.getValue(),
                                    known.path(entry.getKey()),
                                    faults);
                        } else {
                            faults.add(path + " has no field " + entry.getKey());
                        }
                    });
        }
    }
}
