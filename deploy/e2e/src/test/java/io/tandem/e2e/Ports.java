package io.tandem.e2e;

import io.tandem.local.ServiceName;
import io.tandem.local.SuiteFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for a suite. They are taken below those that operating systems hand out for outgoing
 * connections: between the choice and the service's start, any process might be given one of those.
 */
final class Ports {

    private static final int LOWEST = 12_000;
    private static final int HIGHEST = 30_000;
    private static final int ATTEMPTS = 200;

    private Ports() {}

    /** A port after which as many are free as there are services. */
    static int freeBase() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int base = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (areFree(base)) {
                return base;
            }
        }
        throw new SuiteFailure("No three ports in a row are free.");
    }

    /** Whether every service could have its port after this base. */
    static boolean areFree(int base) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (ServiceName service : ServiceName.values()) {
                held.add(new ServerSocket(service.port(base), 1, InetAddress.getLoopbackAddress()));
            }
            return true;
        } catch (IOException e) {
            return false;
        } finally {
            held.forEach(Ports::release);
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new SuiteFailure("A probed port cannot be released.", e);
        }
    }
}
