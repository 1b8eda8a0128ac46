package io.tandem.local;

import java.util.HashMap;
import java.util.Map;

/**
 * What a service is told by its environment: where its database and its peers are, and whose tokens
 * to believe.
 */
final class ServiceEnvironment {

    private ServiceEnvironment() {}

    static Map<String, String> of(ServiceName service, Suite suite, SuiteSettings settings) {
        Map<String, String> environment = new HashMap<>();
        String database = suite.database().address(service);
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(service.port(settings.portBase())));
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:" + database);
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", database);
        // It migrates as the database's owner, and works with no more rights than it needs.
        environment.put("QUARKUS_FLYWAY_USERNAME", service.word());
        environment.put("QUARKUS_FLYWAY_PASSWORD", "local");
        environment.put("QUARKUS_DATASOURCE_USERNAME", Database.application(service.word()));
        environment.put("QUARKUS_DATASOURCE_PASSWORD", "local");
        environment.put("QUARKUS_PROFILE", "local");
        environment.put("TANDEM_IDEMPOTENCY_RETENTION", "P3650D");
        environment.put("QUARKUS_OIDC_PUBLIC_KEY", suite.keys().publicKeyText());
        environment.put("QUARKUS_OIDC_TOKEN_ISSUER", Keys.ISSUER);
        environment.put("QUARKUS_OIDC_TOKEN_AUDIENCE", Keys.AUDIENCE);
        environment.put("TANDEM_SERVICE_TOKEN_FILE", suite.serviceToken().toString());
        for (ServiceName peer : ServiceName.values()) {
            environment.put("TANDEM_" + peer.name() + "_URL", suite.uri(peer).toString());
        }
        environment.putAll(settings.more());
        return environment;
    }
}
