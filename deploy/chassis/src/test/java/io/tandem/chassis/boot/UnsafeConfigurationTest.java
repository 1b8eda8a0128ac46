package io.tandem.chassis.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnsafeConfigurationTest {

    private static final Map<String, String> SAFE =
            Map.of(
                    "quarkus.oidc.auth-server-url", "https://id.exchange.example/realms/tandem",
                    "quarkus.datasource.password", "b5f0c1de-a long one");

    @Test
    void findsNothingWrongWithASafeOne() {
        assertEquals(List.of(), faults(SAFE));
    }

    @ParameterizedTest
    @CsvSource({
        "quarkus.oidc.public-key, MIIBIjANBg",
        "quarkus.oidc.auth-server-url, http://id.exchange.example",
        "quarkus.oidc-client.auth-server-url, http://id.exchange.example",
        "quarkus.datasource.password, postgres",
        "quarkus.datasource.password, Tandem",
        "quarkus.oidc.tls.verification, none"
    })
    void refusesAnUnsafeSetting(String key, String value) {
        Map<String, String> unsafe = new HashMap<>(SAFE);
        unsafe.put(key, value);

        List<String> faults = faults(unsafe);

        assertEquals(1, faults.size());
        assertTrue(faults.getFirst().startsWith(key), faults.getFirst());
    }

    @Test
    void refusesOneThatSaysNothing() {
        assertEquals(2, faults(Map.of()).size());
    }

    private static List<String> faults(Map<String, String> settings) {
        return UnsafeConfiguration.faults(key -> Optional.ofNullable(settings.get(key)));
    }
}
