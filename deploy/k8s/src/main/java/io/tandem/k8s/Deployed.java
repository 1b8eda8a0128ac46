package io.tandem.k8s;

import io.tandem.local.Installation;
import io.tandem.local.Keys;
import io.tandem.local.ServiceName;
import java.net.URI;
import java.nio.file.Path;

/**
 * The suite on a cluster, called through its Services.
 *
 * @param address where a Service answers, with {@code %s} for its name
 * @param store the keys that the cluster was given, and those of the demo's partners
 */
record Deployed(String address, Path store) implements Installation {

    @Override
    public URI uri(ServiceName service) {
        return URI.create(address.formatted(service.module()));
    }

    @Override
    public Keys keys() {
        return Keys.ofStore(store);
    }
}
