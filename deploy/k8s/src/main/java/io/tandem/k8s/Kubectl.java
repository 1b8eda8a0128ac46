package io.tandem.k8s;

import io.tandem.local.SuiteFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** kubectl, on the cluster that {@code KUBECONFIG} names. */
final class Kubectl {

    private final String namespace;

    Kubectl(String namespace) {
        this.namespace = namespace;
    }

    /** What kubectl says to this, in the suite's namespace; it throws when kubectl refuses. */
    String run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("kubectl", "-n", namespace));
        command.addAll(List.of(arguments));
        return output(command, "");
    }

    void apply(String objects) {
        output(List.of("kubectl", "apply", "-f", "-"), objects);
    }

    /**
     * The objects of an overlay. An old cluster's kubectl may be too old to render them: {@code
     * RENDER_KUBECTL} names another one.
     */
    static String rendered(Path overlay) {
        String kubectl = System.getenv().getOrDefault("RENDER_KUBECTL", "kubectl");
        return output(List.of(kubectl, "kustomize", overlay.toString()), "");
    }

    private static String output(List<String> command, String input) {
        try {
            Path said = Files.createTempFile("kubectl", ".out");
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(said.toFile())
                            .start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            int status = process.waitFor();
            String output = Files.readString(said);
            Files.delete(said);
            if (status != 0) {
                throw new SuiteFailure(String.join(" ", command) + ": " + output.strip());
            }
            return output;
        } catch (IOException e) {
            throw new SuiteFailure(command.getFirst() + " cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SuiteFailure("Interrupted.", e);
        }
    }
}
