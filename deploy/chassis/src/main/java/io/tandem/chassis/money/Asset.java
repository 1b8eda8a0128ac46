package io.tandem.chassis.money;

import java.util.regex.Pattern;

/**
 * What an amount is counted in: a crypto asset or a currency, by the exchange's own code ({@code
 * USDT}, {@code 1INCH}). Refuses anything but 1 to 20 characters of {@code A-Z} and {@code 0-9}.
 */
public record Asset(String code) implements Comparable<Asset> {

    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{1,20}");

    public Asset {
        if (code == null || !CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "an asset is 1 to 20 characters of A-Z and 0-9, such as USDT");
        }
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
