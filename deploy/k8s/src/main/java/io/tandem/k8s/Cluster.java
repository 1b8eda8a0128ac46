package io.tandem.k8s;

import io.tandem.local.Keys;
import io.tandem.local.ServiceName;
import io.tandem.local.SuiteFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The suite's namespace on a cluster, and what is done to it from outside. */
final class Cluster {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String PODS =
            "app.kubernetes.io/component=service,app.kubernetes.io/name=";

    private final Kubectl kubectl;

    Cluster(String namespace) {
        this.kubectl = new Kubectl(namespace);
    }

    /** Gives the cluster the identity that its services are to believe and to show. */
    void identify(String namespaceObject, Path store) {
        kubectl.apply(namespaceObject);
        try {
            Path folder = Files.createDirectories(store.resolve("keys"));
            Keys keys = Keys.ofStore(store);
            Path publicKey = folder.resolve("public-key");
            Files.writeString(publicKey, keys.publicKeyText());
            Path token = folder.resolve("service-token");
            keys.writeServiceToken(token);
            kubectl.apply(
                    kubectl.run(
                            "create",
                            "secret",
                            "generic",
                            "tandem-identity",
                            "--from-file=" + publicKey,
                            "--from-file=" + token,
                            "--dry-run=client",
                            "-o",
                            "yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Applies the objects; what an earlier migration left is in the way of the next. */
    void apply(String objects) {
        kubectl.run("delete", "job", "-l", "app.kubernetes.io/part-of=tandem", "--wait=true");
        kubectl.apply(objects);
    }

    void awaitMigrations() {
        for (ServiceName service : ServiceName.values()) {
            kubectl.run(
                    "wait",
                    "--for=condition=complete",
                    "job/" + service.word() + "-migrate",
                    "--timeout=" + PATIENCE.toSeconds() + "s");
        }
    }

    void awaitRollout(ServiceName service) {
        kubectl.run(
                "rollout",
                "status",
                "deployment/" + service.module(),
                "--timeout=" + PATIENCE.toSeconds() + "s");
    }

    /** Replaces every pod of a service, and waits until the last old one is gone. */
    void roll(ServiceName service) {
        List<String> before = pods(service);
        kubectl.run("rollout", "restart", "deployment/" + service.module());
        awaitRollout(service);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (pods(service).stream().anyMatch(before::contains)) {
            if (System.nanoTime() - end > 0) {
                throw new SuiteFailure("Old pods of " + service.module() + " do not go.");
            }
            pause();
        }
    }

    /** Ends a pod of a service as a crash of its machine would: it gets no time for anything. */
    String kill(ServiceName service) {
        String pod = pods(service).getFirst();
        kubectl.run("delete", "pod", pod, "--grace-period=0", "--force");
        awaitRollout(service);
        return pod;
    }

    List<String> pods(ServiceName service) {
        return Stream.of(
                        kubectl.run("get", "pods", "-l", PODS + service.module(), "-o", "name")
                                .split("\n"))
                .filter(line -> !line.isBlank())
                .map(line -> line.substring(line.indexOf('/') + 1).strip())
                .toList();
    }

    /** The pods as kubectl lists them. */
    String listing() {
        return kubectl.run("get", "pods", "-o", "wide");
    }

    /** Warnings of configuration that nobody reads, in the services' logs. */
    List<String> unreadSettings() {
        return Stream.of(ServiceName.values())
                .flatMap(service ->
                        kubectl.run("logs", "deployment/" + service.module())
                                .lines()
                                .filter(line -> line.contains("Unrecognized configuration key")))
                .toList();
    }

    static void pause() {
        try {
            Thread.sleep(250);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SuiteFailure("Interrupted.", e);
        }
    }
}
