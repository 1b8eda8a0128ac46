package io.tandem.local.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The demo's fee schedule, which no exchange published: the files are public trades and tell no
 * fees. Spot: a share of the notional in the quote asset. Coin-margined derivatives: a share of the
 * contracts' value, in the base asset at the trade's price. Fees are cut after 12 decimals, which
 * is the finest that the suite takes. Volume in US dollars uses fixed conversions.
 */
public final class FeeSchedule {

    private static final int SCALE = 12;
    private static final BigDecimal SPOT_TAKER = new BigDecimal("0.0010");
    private static final BigDecimal SPOT_MAKER = new BigDecimal("0.0008");
    private static final BigDecimal DERIVATIVE_TAKER = new BigDecimal("0.0005");
    private static final BigDecimal DERIVATIVE_MAKER = new BigDecimal("0.0002");

    private static final Map<String, BigDecimal> USD =
            new TreeMap<>(
                    Map.of(
                            "USD", BigDecimal.ONE,
                            "USDT", BigDecimal.ONE,
                            "USDC", BigDecimal.ONE,
                            "EUR", new BigDecimal("1.20"),
                            "GBP", new BigDecimal("1.38"),
                            "BRL", new BigDecimal("0.40"),
                            "BTC", new BigDecimal("30000")));

    private FeeSchedule() {}

    /** What the fee is paid in. */
    public static String asset(Fill fill) {
        return fill.type().isDerivative() ? fill.base() : fill.quote();
    }

    public static BigDecimal fee(Fill fill) {
        if (fill.type().isDerivative()) {
            return contracts(fill)
                    .multiply(
                            fill.liquidity() == Liquidity.TAKER
                                    ? DERIVATIVE_TAKER
                                    : DERIVATIVE_MAKER)
                    .divide(fill.price(), SCALE, RoundingMode.DOWN);
        }
        return notional(fill)
                .multiply(fill.liquidity() == Liquidity.TAKER ? SPOT_TAKER : SPOT_MAKER)
                .setScale(SCALE, RoundingMode.DOWN);
    }

    public static BigDecimal volumeUsd(Fill fill) {
        if (fill.type().isDerivative()) {
            return contracts(fill);
        }
        BigDecimal dollars = USD.get(fill.quote());
        if (dollars == null) {
            throw new IllegalArgumentException(
                    "No conversion to US dollars is stated for " + fill.quote() + ".");
        }
        return notional(fill).multiply(dollars);
    }

    /** The schedule in words, for people. */
    public static List<String> inWords() {
        String conversions =
                USD.entrySet().stream()
                        .filter(entry -> entry.getValue().compareTo(BigDecimal.ONE) != 0)
                        .map(entry ->
                                "1 " + entry.getKey() + " = " + entry.getValue().toPlainString())
                        .collect(Collectors.joining(", "));
        return List.of(
                "Fees (the demo's own schedule): spot 0.10 % taker, 0.08 % maker of the notional in the quote asset;",
                "coin-margined contracts 0.05 % taker, 0.02 % maker in the coin; cut after 12 decimals.",
                "Volume in USD by fixed conversions: " + conversions + ".");
    }

    private static BigDecimal notional(Fill fill) {
        return fill.price().multiply(fill.quantity());
    }

    private static BigDecimal contracts(Fill fill) {
        return fill.quantity().multiply(fill.contractUsd());
    }
}
