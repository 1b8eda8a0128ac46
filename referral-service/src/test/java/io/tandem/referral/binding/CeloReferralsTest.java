package io.tandem.referral.binding;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.tandem.referral.ReferralTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Referrals that really happened, self-referrals among them: see ../shared/data/README.md. */
@QuarkusTest
class CeloReferralsTest extends ReferralTest {

    private static final Path DATA = Path.of("..", "..", "shared", "data", "divvi");

    private record Referral(String referrer, String user, Instant at) {}

    private static List<Referral> referrals(String campaign) throws IOException {
        Path file = DATA.resolve("celo-transactions-" + campaign).resolve("referrals.csv");
        assumeTrue(Files.exists(file), "left out, as there is no " + file + ": real referrals");
        List<String> lines = Files.readAllLines(file);
        List<String> header = List.of(lines.getFirst().split(","));
        return lines.stream()
                .skip(1)
                .map(line -> line.split(","))
                .map(cells ->
                        new Referral(
                                cells[header.indexOf("referrerId")],
                                cells[header.indexOf("userAddress")],
                                Instant.parse(cells[header.indexOf("timestamp")])))
                .toList();
    }

    private static Map<String, UUID> enrolAll(String programme, List<Referral> referrals) {
        Map<String, UUID> partners = new HashMap<>();
        for (Referral referral : referrals) {
            partners.computeIfAbsent(
                    referral.referrer(),
                    referrer -> {
                        UUID partner = enrolPartner(account(programme, referrer));
                        mintLink(partner, programme, "code", codeOf(programme, referrer));
                        return partner;
                    });
        }
        return partners;
    }

    private static String codeOf(String programme, String referrer) {
        return referrer.substring(0, 20) + programme;
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-05-16", "2025-05-23"})
    void bindsEachUserToWhomeverBroughtItFirst(String campaign) throws IOException {
        List<Referral> referrals = referrals(campaign);
        String programme = openProgramme();
        Map<String, UUID> partners = enrolAll(programme, referrals);
        Map<UUID, Integer> expected = new HashMap<>();
        int selfReferrals = 0;
        for (Referral referral : referrals) {
            if (referral.referrer().equals(referral.user())) {
                selfReferrals++;
            } else {
                expected.merge(partners.get(referral.referrer()), 1, Integer::sum);
            }
        }
        List<Map<String, Object>> claims = new ArrayList<>();
        referrals.forEach(one ->
                claims.add(
                        claim(programme, one.user(), codeOf(programme, one.referrer()), one.at())));
        Collections.shuffle(claims, new Random(7));

        long start = System.nanoTime();
        ingest().body(claims)
                .post("/v1/bindings:batch")
                .then()
                .statusCode(200)
                .body("counts.bound", equalTo(referrals.size() - selfReferrals))
                .body("counts.refused", equalTo(selfReferrals));
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        assertTrue(selfReferrals > 0, "the data has self-referrals");
        assertTrue(took.toMillis() < 10_000, referrals.size() + " referrals took " + took);
        expected.forEach((partner, users) ->
                assertEquals(
                        users.longValue(),
                        count("select count(*) from binding where partner_id = ?", partner)));
        assertEquals(
                selfReferrals,
                count(
                        "select count(*) from refusal where programme = ? and reason = 'self-referral'",
                        programme));
    }
}
