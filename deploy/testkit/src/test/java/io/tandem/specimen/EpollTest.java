package io.tandem.specimen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;

/** Elsewhere the JDK's selector does, and nothing else is different. */
@QuarkusTest
class EpollTest {

    @Inject Vertx vertx;

    @Test
    void socketsAreServedByEpollOnLinux() {
        assertEquals(OS.LINUX.isCurrentOs(), vertx.isNativeTransportEnabled());
    }
}
