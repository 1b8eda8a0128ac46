package io.tandem.chassis.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortRequestsTest {

    private static final Duration WINDOW = Duration.ofMillis(50);

    private long nanos = -5;
    private final ShortRequests requests = new ShortRequests(() -> nanos);

    @Test
    void knowsOfNoneBeforeTheFirst() {
        assertFalse(requests.cameWithin(Duration.ofDays(1)));
    }

    @Test
    void remembersTheLatestForAsLongAsTheWindowIs() {
        requests.came();
        assertTrue(requests.cameWithin(WINDOW));
        assertFalse(requests.cameWithin(Duration.ZERO));

        nanos += WINDOW.toNanos() - 1;
        assertTrue(requests.cameWithin(WINDOW));
        nanos++;

        assertFalse(requests.cameWithin(WINDOW));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/partners/1/balances, , true",
        "/v1/trades, application/json, true",
        "/v1/trades, application/x-ndjson, false",
        "/v1/trades, Application/X-NDJSON;charset=utf-8, false",
        "/q/health/ready, , false",
        "/q/metrics, , false",
        "/quotes, , true",
        "*, , true",
    })
    void countsWhatIsNoStreamAndNotAboutTheProcess(String uri, String type, boolean counts) {
        assertEquals(counts, ShortRequests.isShort(uri, type));
    }
}
