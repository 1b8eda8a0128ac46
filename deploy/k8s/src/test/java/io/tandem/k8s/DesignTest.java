package io.tandem.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The manifests fit the services: what they read, and whom they call. */
@EnabledIf("io.tandem.k8s.Overlay#canRender")
class DesignTest {

    private static final Path HOME = Overlay.ROOT.resolve("../..").normalize();
    private static final List<String> WORDS = List.of("referral", "rebate", "team");
    private static final Pattern PROPERTY =
            Pattern.compile("^(?:# )?(?:%\\w+\\.)?([a-z][\\w.\"-]*)=", Pattern.MULTILINE);
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");
    private static final Pattern NEIGHBOUR =
            Pattern.compile("\\$\\{TANDEM_(REFERRAL|REBATE|TEAM)_URL");

    /** What Quarkus reads, and no service has set for itself. */
    private static final Set<String> QUARKUS =
            Set.of(
                    "QUARKUS_DATASOURCE_JDBC_URL",
                    "QUARKUS_DATASOURCE_REACTIVE_URL",
                    "QUARKUS_DATASOURCE_USERNAME",
                    "QUARKUS_DATASOURCE_PASSWORD",
                    "QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE",
                    "QUARKUS_DATASOURCE_REACTIVE_HOSTNAME_VERIFICATION_ALGORITHM",
                    "QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM",
                    "QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM_CERTS",
                    "QUARKUS_FLYWAY_VALIDATE_AT_START",
                    "QUARKUS_INIT_AND_EXIT",
                    "QUARKUS_OIDC_AUTH_SERVER_URL",
                    "QUARKUS_OIDC_PUBLIC_KEY",
                    "QUARKUS_OIDC_TENANT_ENABLED",
                    "QUARKUS_OIDC_CLIENT_AUTH_SERVER_URL",
                    "QUARKUS_OIDC_CLIENT_CLIENT_ID",
                    "QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET",
                    "QUARKUS_PROFILE",
                    "QUARKUS_SHUTDOWN_DELAY");

    /** Read by a mapping of the chassis, and set in no file. */
    private static final Set<String> CHASSIS = Set.of("TANDEM_SERVICE_TOKEN_FILE");

    static Stream<Overlay> overlays() {
        return Overlay.names().map(Overlay::rendered);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everySettingIsOneThatTheServiceReads(Overlay overlay) {
        overlay.workloads()
                .filter(workload -> !Overlay.nameOf(workload).equals("postgres"))
                .forEach(workload -> {
                    Set<String> unread = new TreeSet<>();
                    TogetherTest.settings(overlay, workload)
                            .fieldNames()
                            .forEachRemaining(unread::add);
                    Overlay.container(workload)
                            .path("env")
                            .forEach(variable -> unread.add(variable.path("name").asText()));
                    unread.removeAll(QUARKUS);
                    unread.removeAll(CHASSIS);
                    unread.removeAll(read(Overlay.nameOf(workload).split("-")[0]));
                    assertEquals(Set.of(), unread, Overlay.nameOf(workload));
                });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyServiceIsToldWhereItsNeighboursAre(Overlay overlay) {
        Set<String> told = new TreeSet<>();
        overlay.of("Deployment")
                .filter(deployment -> !Overlay.nameOf(deployment).equals("postgres"))
                .forEach(deployment -> {
                    String from = Overlay.nameOf(deployment).split("-")[0];
                    TogetherTest.settings(overlay, deployment).properties().stream()
                            .filter(entry -> entry.getKey().matches("TANDEM_[A-Z]+_URL"))
                            .forEach(entry -> {
                                String to = entry.getValue().asText().replace("http://", "");
                                assertTrue(overlay.has("Service", to), to);
                                told.add(from + " -> " + to.split("-")[0]);
                            });
                });
        assertEquals(arrows(), told);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void networkLetsThroughTheDesignsArrowsAndNoOther(Overlay overlay) {
        assertEquals(arrows(), allowed(overlay, "Egress", "egress", "to"));
        assertEquals(arrows(), allowed(overlay, "Ingress", "ingress", "from"));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyServiceReachesItsOwnDatabaseOnly(Overlay overlay) {
        Set<String> own = new TreeSet<>();
        WORDS.forEach(word -> own.add(word + " -> tandem/" + word + "-db"));
        assertEquals(own, databases(overlay));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void whatNoPolicyNamesIsDenied(Overlay overlay) {
        assertTrue(
                overlay.of("NetworkPolicy")
                        .map(policy -> policy.path("spec"))
                        .anyMatch(spec ->
                                spec.path("podSelector").isEmpty()
                                        && spec.path("policyTypes").size() == 2
                                        && !spec.has("ingress")
                                        && !spec.has("egress")));
    }

    /** Who calls whom: the addresses that the services' own configuration asks for. */
    private static Set<String> arrows() {
        Set<String> arrows = new TreeSet<>();
        for (String word : WORDS) {
            Matcher neighbour = NEIGHBOUR.matcher(properties(word));
            while (neighbour.find()) {
                arrows.add(word + " -> " + neighbour.group(1).toLowerCase(Locale.ROOT));
            }
        }
        return arrows;
    }

    private static Set<String> allowed(Overlay overlay, String type, String rules, String peers) {
        Set<String> arrows = new TreeSet<>();
        overlay.of("NetworkPolicy")
                .map(policy -> policy.path("spec"))
                .filter(spec -> spec.path("policyTypes").toString().contains(type))
                .forEach(spec -> {
                    for (JsonNode rule : spec.path(rules)) {
                        for (JsonNode peer : rule.path(peers)) {
                            String here = word(spec.path("podSelector"));
                            String there = word(peer.path("podSelector"));
                            if (!here.isEmpty() && !there.isEmpty()) {
                                assertEquals(1, rule.path("ports").size());
                                arrows.add(
                                        type.equals("Egress")
                                                ? here + " -> " + there
                                                : there + " -> " + here);
                            }
                        }
                    }
                });
        return arrows;
    }

    private static Set<String> databases(Overlay overlay) {
        Set<String> arrows = new TreeSet<>();
        overlay.of("NetworkPolicy")
                .map(policy -> policy.path("spec"))
                .forEach(spec ->
                        spec.findValues("podSelector").stream()
                                .flatMap(peer -> peer.path("matchLabels").properties().stream())
                                .filter(label -> label.getKey().matches("tandem/[a-z]+-db"))
                                .forEach(label ->
                                        arrows.add(service(spec) + " -> " + label.getKey())));
        return arrows;
    }

    private static String service(JsonNode spec) {
        return spec.findValues("podSelector").stream()
                .map(DesignTest::word)
                .filter(word -> !word.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String word(JsonNode selector) {
        String name = selector.path("matchLabels").path("app.kubernetes.io/name").asText();
        return name.endsWith("-service") ? name.substring(0, name.indexOf('-')) : "";
    }

    private static Set<String> read(String word) {
        String text = properties(word);
        Set<String> variables = new TreeSet<>();
        Matcher property = PROPERTY.matcher(text);
        while (property.find()) {
            variables.add(
                    property.group(1).replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT));
        }
        Matcher variable = VARIABLE.matcher(text);
        while (variable.find()) {
            variables.add(variable.group(1));
        }
        return variables;
    }

    private static String properties(String word) {
        try {
            return Files.readString(
                            HOME.resolve(
                                    word + "-service/src/main/resources/application.properties"))
                    + Files.readString(
                            HOME.resolve(
                                    "deploy/chassis/src/main/resources/META-INF/microprofile-config.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
