package io.tandem.referral.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.tandem.referral.ReferralTest;
import io.tandem.testkit.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RacingClaimsTest extends ReferralTest {

    private static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(tasks.size());
        try (ExecutorService threads = Executors.newFixedThreadPool(tasks.size())) {
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<T> task : tasks) {
                futures.add(
                        threads.submit(() -> {
                            barrier.await();
                            return task.call();
                        }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }

    @Test
    void bindsAUserOnceWhenClaimsRace() throws Exception {
        String programme = openProgramme();
        List<String> codes =
                IntStream.range(0, 4).mapToObj(i -> mintLink(enrolPartner(), programme)).toList();

        for (int round = 0; round < 10; round++) {
            String user = "user-" + round;
            List<Callable<Integer>> racing = new ArrayList<>();
            for (String code : codes) {
                racing.add(
                        () -> bind(claim(programme, user, code, SIGNED_UP)).extract().statusCode());
            }
            List<Integer> statuses = atOnce(racing);

            assertEquals(List.of(), statuses.stream().filter(status -> status >= 500).toList());
            assertEquals(
                    1,
                    count(
                            "select count(*) from binding where programme = ? and user_id = ? and state = 'IN_FORCE'",
                            programme,
                            user));
            assertEquals(
                    3,
                    count(
                            "select count(*) from refusal join claim on claim.id = refusal.claim_id"
                                    + " where claim.programme = ? and claim.user_id = ? and withdrawn_at is null",
                            programme,
                            user));
        }
    }

    @Test
    void bindsOneHalfOfACycleWhenTheyRace() throws Exception {
        String programme = openProgramme();
        UUID a = enrolPartner(account(programme, "a"));
        UUID b = enrolPartner(account(programme, "b"));
        String linkOfA = mintLink(a, programme);
        String linkOfB = mintLink(b, programme);

        List<Integer> statuses =
                atOnce(
                        List.of(
                                () ->
                                        bind(claim(programme, "a", linkOfB, SIGNED_UP))
                                                .extract()
                                                .statusCode(),
                                () ->
                                        bind(claim(programme, "b", linkOfA, "2026-11-01T10:00:01Z"))
                                                .extract()
                                                .statusCode()));

        assertEquals(List.of(), statuses.stream().filter(status -> status >= 500).toList());
        assertEquals(
                List.of("IN_FORCE"),
                bindingsOf(programme, "a").stream().map(one -> one.get("state")).toList());
        assertEquals(
                List.of(),
                bindingsOf(programme, "b").stream()
                        .filter(one -> !one.get("state").equals("VOIDED"))
                        .toList());
    }

    @Test
    void neverDeadlocksBatchesThatShareUsers() throws Exception {
        String programme = openProgramme();
        String code = mintLink(enrolPartner(account(programme, "user-7")), programme);
        List<Callable<Integer>> batches = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            List<Map<String, Object>> claims = new ArrayList<>();
            IntStream.range(0, 200)
                    .forEach(user -> claims.add(claim(programme, "user-" + user, code, SIGNED_UP)));
            Collections.shuffle(claims, Seeds.random(i));
            batches.add(() ->
                    ingest().body(claims).post("/v1/bindings:batch").then().extract().statusCode());
        }

        assertEquals(List.of(200, 200, 200, 200), atOnce(batches));
        assertEquals(199, count("select count(*) from binding where programme = ?", programme));
    }
}
