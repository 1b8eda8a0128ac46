package io.tandem.team.agreement.model;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Set;

/**
 * What makes 32 bytes unfit to be a key although they may decode: a coordinate written in a second
 * way (RFC 8032, 5.1.3), or one of the eight points of small order, for which one signature fits
 * many messages, so that nobody could be held to it.
 */
final class CurvePoint {

    private static final int LENGTH = 32;

    /** p = 2²⁵⁵ − 19, the field of the curve. */
    private static final BigInteger FIELD =
            BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    /** The y coordinates of the points of order 1, 2, 4 and 8, as keys spell them. */
    private static final Set<BigInteger> SMALL_ORDER =
            Set.of(
                    BigInteger.ZERO,
                    BigInteger.ONE,
                    FIELD.subtract(BigInteger.ONE),
                    y("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
                    y("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"));

    private CurvePoint() {}

    static boolean isMalformed(byte[] raw) {
        return raw.length != LENGTH || y(raw).compareTo(FIELD) >= 0;
    }

    static boolean hasSmallOrder(byte[] raw) {
        return SMALL_ORDER.contains(y(raw));
    }

    private static BigInteger y(String hex) {
        return y(HexFormat.of().parseHex(hex));
    }

    /** Little-endian, without the top bit, which is the sign of x. */
    private static BigInteger y(byte[] raw) {
        byte[] bigEndian = new byte[raw.length];
        for (int i = 0; i < raw.length; i++) {
            bigEndian[raw.length - 1 - i] = raw[i];
        }
        bigEndian[0] &= 0x7f;
        return new BigInteger(1, bigEndian);
    }
}
