package io.tandem.team.split.model;

import io.tandem.team.roster.model.PartnerId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Members and what they brought, for tests. */
public final class Members {

    private Members() {}

    /** Member number {@code n}. */
    public static PartnerId member(int n) {
        return new PartnerId(UUID.fromString(String.format("00000000-0000-7000-8000-%012x", n)));
    }

    /** Members 1, 2, … with these rebates. */
    public static Contributions rebates(String... amounts) {
        List<Contribution> contributions = new ArrayList<>();
        for (int i = 0; i < amounts.length; i++) {
            contributions.add(rebate(member(i + 1), new BigDecimal(amounts[i])));
        }
        return Contributions.of(contributions);
    }

    static Contribution rebate(PartnerId member, BigDecimal amount) {
        return new Contribution(member, Map.of(Measure.REBATE, amount));
    }

    /** Some members with any contributions: none, tiny, huge, equal ones among them. */
    static List<Contribution> anyContributions(Random random) {
        int count = 1 + random.nextInt(random.nextInt(10) == 0 ? 100 : 8);
        List<Contribution> contributions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            contributions.add(
                    new Contribution(
                            new PartnerId(new UUID(random.nextLong(), random.nextLong())),
                            Map.of(
                                    Measure.REBATE, anyAmount(random),
                                    Measure.VOLUME, anyAmount(random),
                                    Measure.INVITEES, BigDecimal.valueOf(random.nextInt(4)))));
        }
        return contributions;
    }

    static BigDecimal anyAmount(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> BigDecimal.ZERO;
            case 1 -> BigDecimal.ONE;
            case 2 -> BigDecimal.ONE.movePointLeft(18);
            case 3 -> new BigDecimal(new java.math.BigInteger(120, random), 18).negate();
            default ->
                    new BigDecimal(
                            new java.math.BigInteger(1 + random.nextInt(120), random),
                            random.nextInt(19));
        };
    }

    static TieOrder anyTies(Random random) {
        byte[] bytes = new byte[8];
        random.nextBytes(bytes);
        return new TieOrder(
                Digest.ofBytes(bytes),
                java.time.YearMonth.of(2020 + random.nextInt(9), 1 + random.nextInt(12)));
    }
}
