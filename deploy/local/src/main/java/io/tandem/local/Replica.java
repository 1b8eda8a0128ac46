package io.tandem.local;

import java.net.URI;

/** A further process of a service, beside the suite's own; closing it stops it in good order. */
public final class Replica implements AutoCloseable {

    private final URI uri;
    private final ServiceProcess process;

    Replica(URI uri, ServiceProcess process) {
        this.uri = uri;
        this.process = process;
    }

    public URI uri() {
        return uri;
    }

    @Override
    public void close() {
        process.stop();
        process.awaitStopped();
    }
}
