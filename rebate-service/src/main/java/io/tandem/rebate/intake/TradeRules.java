package io.tandem.rebate.intake;

import io.tandem.chassis.problem.Violation;
import io.tandem.rebate.trade.model.Trade;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Which rules a reported trade breaks. Written out, for it is asked of every line of a stream. */
final class TradeRules {

    private static final Instant EARLIEST = Instant.parse("2009-01-01T00:00:00Z");
    private static final Duration AHEAD = Duration.ofDays(1);
    private static final String REQUIRED = "must not be null";

    private final Instant latest;
    private final String prefix;
    private final List<Violation> violations = new ArrayList<>(0);

    private TradeRules(Instant now, String prefix) {
        this.latest = now.plus(AHEAD);
        this.prefix = prefix;
    }

    /**
     * The broken rules.
     *
     * @param prefix what the fields' names begin with, such as {@code [3].}
     */
    static List<Violation> violations(ReportTrade report, Instant now, String prefix) {
        TradeRules rules = new TradeRules(now, prefix);
        rules.check(report);
        return rules.violations;
    }

    private void check(ReportTrade report) {
        if (required("programme", report.programme()) && !isSlug(report.programme())) {
            broken("programme", "must be 1 to 32 characters of a-z, 0-9 and -");
        }
        visible("tradeId", report.tradeId(), 128);
        visible("userId", report.userId(), 128);
        visible("instrument", report.instrument(), 64);
        required("instrumentType", report.instrumentType());
        required("side", report.side());
        if (required("price", report.price()) && report.price().signum() <= 0) {
            broken("price", "must be above 0");
        }
        if (required("quantity", report.quantity()) && report.quantity().signum() <= 0) {
            broken("quantity", "must be above 0");
        }
        if (required("volumeUsd", report.volumeUsd()) && report.volumeUsd().signum() < 0) {
            broken("volumeUsd", "must not be negative");
        }
        if (required("fee", report.fee())) {
            fee("fee", report.fee());
        }
        if (report.netFee() != null) {
            fee("netFee", report.netFee());
        }
        required("feeAsset", report.feeAsset());
        required("liquidity", report.liquidity());
        time(report.executedAt());
        if (report.userTier() != null) {
            visible("userTier", report.userTier(), 32);
        }
    }

    private void time(Instant executedAt) {
        if (required("executedAt", executedAt)
                && (executedAt.isBefore(EARLIEST) || executedAt.isAfter(latest))) {
            broken("executedAt", "must lie between 2009 and a day from now");
        }
    }

    private void fee(String field, BigDecimal fee) {
        if (fee.scale() > Trade.FEE_SCALE && fee.stripTrailingZeros().scale() > Trade.FEE_SCALE) {
            broken(field, "must have at most " + Trade.FEE_SCALE + " decimals");
        }
    }

    private void visible(String field, String text, int most) {
        if (required(field, text) && !isVisible(text, most)) {
            broken(field, "must be 1 to " + most + " visible characters");
        }
    }

    private boolean required(String field, Object value) {
        if (value == null) {
            broken(field, REQUIRED);
        }
        return value != null;
    }

    private void broken(String field, String rule) {
        violations.add(new Violation(prefix + field, rule));
    }

    private static boolean isVisible(String text, int most) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c > ' ' && c <= '~';
            if (!plain
                    && (Character.isWhitespace(c)
                            || Character.isISOControl(c)
                            || Character.isSpaceChar(c))) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= most;
    }

    private static boolean isSlug(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-')) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= 32;
    }
}
