package io.tandem.chassis.money;

/**
 * What an amount is counted in: a crypto asset or a currency, by the exchange's own code ({@code
 * USDT}, {@code 1INCH}). Refuses anything but 1 to 20 characters of {@code A-Z} and {@code 0-9}.
 */
public record Asset(String code) implements Comparable<Asset> {

    private static final int LONGEST = 20;

    public Asset {
        if (code == null || !isCode(code)) {
            throw new IllegalArgumentException(
                    "an asset is 1 to 20 characters of A-Z and 0-9, such as USDT");
        }
    }

    /** Whether an asset can have that code. Written out, for it is asked of every trade. */
    public static boolean isCode(String code) {
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (!(c >= 'A' && c <= 'Z' || c >= '0' && c <= '9')) {
                return false;
            }
        }
        return !code.isEmpty() && code.length() <= LONGEST;
    }

    @Override
    public int compareTo(Asset other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
