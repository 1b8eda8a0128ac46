package io.tandem.team;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.tandem.testkit.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Tells team-service where its neighbours will be, played by one stand-in, and by which token to
 * call it.
 */
public class RebateAddress implements QuarkusTestResourceLifecycleManager {

    static final String PORT = "tandem.test.rebate-port";

    @Override
    public Map<String, String> start() {
        try (ServerSocket free = new ServerSocket(0)) {
            Path token = Files.createTempFile("service", ".token");
            token.toFile().deleteOnExit();
            Files.writeString(token, Tokens.service());
            System.setProperty(PORT, Integer.toString(free.getLocalPort()));
            return Map.of(
                    "quarkus.rest-client.rebate.url",
                    "http://localhost:" + free.getLocalPort(),
                    "quarkus.rest-client.referral.url",
                    "http://localhost:" + free.getLocalPort(),
                    "tandem.service-token.file",
                    token.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        System.clearProperty(PORT);
    }
}
