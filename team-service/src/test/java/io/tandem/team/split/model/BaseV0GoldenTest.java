package io.tandem.team.split.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tandem.team.roster.model.PartnerId;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Rewards that a real campaign paid out (Divvi, base-v0, July 2025): 1,000 USDC divided among 21
 * referrers by the square root of what they brought.
 */
class BaseV0GoldenTest {

    private static final String FILE = "divvi/base-v0-2025-07/rewards.csv";

    private record Published(PartnerId referrer, BigDecimal kpi, BigDecimal usdc) {}

    @Test
    void dividesAsTheCampaignDid() throws IOException {
        List<Published> published = published(dataFile());
        Contributions contributions =
                Contributions.of(
                        published.stream()
                                .map(each ->
                                        new Contribution(
                                                each.referrer(),
                                                Map.of(Measure.VOLUME, each.kpi())))
                                .toList());
        SplitRule squareRoot =
                new Proportional(
                        Measure.VOLUME, new Exponent(new BigDecimal("0.5")), Optional.empty());
        BigInteger pool = BigInteger.TEN.pow(21);

        Parts parts =
                squareRoot.split(
                        pool,
                        contributions,
                        new TieOrder(Digest.ofBytes(new byte[0]), YearMonth.of(2025, 7)));

        BigDecimal paid = BigDecimal.ZERO;
        for (Published each : published) {
            BigDecimal floored =
                    new BigDecimal(parts.units().get(each.referrer()), 18)
                            .setScale(6, RoundingMode.FLOOR);
            assertEquals(each.usdc(), floored, () -> "of " + each.referrer());
            paid = paid.add(floored);
        }
        assertEquals(21, published.size());
        assertEquals(new BigDecimal("999.999993"), paid);
    }

    private static List<Published> published(Path file) throws IOException {
        List<Published> published = new ArrayList<>();
        for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
            String[] cells = line.split(",");
            published.add(
                    new Published(
                            new PartnerId(
                                    UUID.nameUUIDFromBytes(
                                            cells[0].getBytes(StandardCharsets.UTF_8))),
                            new BigDecimal(cells[1]),
                            new BigDecimal(cells[3]).movePointLeft(6).setScale(6)));
        }
        return published;
    }

    private static Path dataFile() {
        Optional<Path> found =
                Optional.ofNullable(System.getProperty("tandem.data"))
                        .map(Path::of)
                        .or(BaseV0GoldenTest::sharedData)
                        .map(data -> data.resolve(FILE))
                        .filter(Files::exists);
        assumeTrue(
                found.isPresent(),
                "Left out: the published rewards of base-v0, for there is no ../shared/data/"
                        + FILE
                        + " (set -Dtandem.data=)");
        return found.orElseThrow();
    }

    private static Optional<Path> sharedData() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path data = at.resolve("shared/data");
            if (Files.isDirectory(data)) {
                return Optional.of(data);
            }
        }
        return Optional.empty();
    }
}
