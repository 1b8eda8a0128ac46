package io.tandem.local.math;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The split by the square root of what each member brought, as the design writes it down: amounts
 * are whole numbers of 10⁻¹⁸; a member first gets ⌊pool · w / W⌋, its weight being the root to 50
 * digits, half-even; the units left go one each to the largest fractions, ties in ascending order
 * of SHA-256(digest ‖ period ‖ id).
 */
public final class ProportionalSplit {

    private static final int SCALE = 18;
    private static final MathContext ROOT = new MathContext(50, RoundingMode.HALF_EVEN);

    private final String digest;
    private final YearMonth period;

    /**
     * @param digest the agreement's, in hex
     */
    public ProportionalSplit(String digest, YearMonth period) {
        this.digest = digest;
        this.period = period;
    }

    private record Share(UUID member, BigDecimal weight, BigInteger floor, BigDecimal rest) {}

    /**
     * The members' parts of a pool that is not negative; in equal parts when nobody brought
     * anything.
     */
    public Map<UUID, BigDecimal> bySquareRoot(BigDecimal pool, Map<UUID, BigDecimal> brought) {
        Map<UUID, BigDecimal> weights = new LinkedHashMap<>();
        brought.forEach((member, amount) -> weights.put(member, amount.sqrt(ROOT)));
        if (weights.values().stream().allMatch(weight -> weight.signum() == 0)) {
            weights.replaceAll((member, weight) -> BigDecimal.ONE);
        }
        BigInteger units = pool.movePointRight(SCALE).toBigIntegerExact();
        BigDecimal total = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Share> shares = new ArrayList<>();
        weights.forEach((member, weight) -> {
            // The quotient is exact in whole numbers: its remainder orders the fractions, all over
            // one divisor.
            BigDecimal[] quotient =
                    new BigDecimal(units).multiply(weight).divideAndRemainder(total);
            shares.add(new Share(member, weight, quotient[0].toBigIntegerExact(), quotient[1]));
        });
        return dealt(units, shares);
    }

    private Map<UUID, BigDecimal> dealt(BigInteger units, List<Share> shares) {
        BigInteger given =
                shares.stream().map(Share::floor).reduce(BigInteger.ZERO, BigInteger::add);
        int left = units.subtract(given).intValueExact();
        shares.sort(
                Comparator.comparing(Share::rest)
                        .reversed()
                        .thenComparing(this::tieKey, Arrays::compareUnsigned));
        Map<UUID, BigDecimal> parts = new LinkedHashMap<>();
        for (int i = 0; i < shares.size(); i++) {
            BigInteger part =
                    shares.get(i).floor().add(i < left ? BigInteger.ONE : BigInteger.ZERO);
            parts.put(shares.get(i).member(), new BigDecimal(part, SCALE));
        }
        return parts;
    }

    private byte[] tieKey(Share share) {
        MessageDigest sha256 = sha256();
        sha256.update(HexFormat.of().parseHex(digest));
        sha256.update(period.toString().getBytes(StandardCharsets.UTF_8));
        sha256.update(
                ByteBuffer.allocate(16)
                        .putLong(share.member().getMostSignificantBits())
                        .putLong(share.member().getLeastSignificantBits())
                        .array());
        return sha256.digest();
    }

    /** The digest of bytes, in hex. */
    public static String digest(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
