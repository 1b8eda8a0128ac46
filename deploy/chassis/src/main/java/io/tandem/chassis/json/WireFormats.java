package io.tandem.chassis.json;

import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Decimals;
import io.tandem.chassis.money.Rate;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;

/** How values that JSON has no type for are spelled, and which spellings are refused. */
final class WireFormats {

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,18})?");
    private static final Pattern PERIOD = Pattern.compile("[0-9]{4}-(0[1-9]|1[0-2])");
    private static final String A_DECIMAL =
            "must be a decimal in a string, such as \"0.30\": at most 20 digits before the point"
                    + " and 18 after, no exponent";
    private static final String A_RATE =
            "must be a fraction from 0 to 1 in a string with at most 6 decimals, such as \"0.30\"";
    private static final String AN_INSTANT =
            "must be an RFC 3339 time in UTC with at most 6 decimals, such as"
                    + " \"2026-10-01T00:00:00Z\"";
    private static final String A_PERIOD = "must be a month such as \"2026-10\"";
    private static final String AN_ASSET = "must be an asset in a string, such as \"USDT\"";
    private static final String A_STRING = "must be a string";
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private WireFormats() {}

    static List<StringCodec<?>> all() {
        return List.of(
                new StringCodec<>(String.class, A_STRING, WireFormats::text, text -> text),
                new StringCodec<>(
                        BigDecimal.class, A_DECIMAL, WireFormats::decimal, Decimals::plain),
                new StringCodec<>(Rate.class, A_RATE, WireFormats::rate, Rate::toString),
                new StringCodec<>(Asset.class, AN_ASSET, Asset::new, Asset::code),
                new StringCodec<>(
                        Instant.class, AN_INSTANT, WireFormats::instant, Instant::toString),
                new StringCodec<>(
                        YearMonth.class, A_PERIOD, WireFormats::period, YearMonth::toString));
    }

    /** Text that a database and a log line can hold as it is. */
    private static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new IllegalArgumentException("must not contain the character U+0000");
            }
            if (Character.isSurrogate(c)) {
                boolean paired =
                        Character.isHighSurrogate(c)
                                && i + 1 < text.length()
                                && Character.isLowSurrogate(text.charAt(i + 1));
                if (!paired) {
                    throw new IllegalArgumentException("must be well-formed Unicode");
                }
                i++;
            }
        }
        return text;
    }

    private static BigDecimal decimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException(A_DECIMAL);
        }
        return new BigDecimal(text);
    }

    private static Rate rate(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException(A_RATE);
        }
        return Rate.of(text);
    }

    private static Instant instant(String text) {
        if (!text.endsWith("Z")) {
            throw new IllegalArgumentException(AN_INSTANT);
        }
        Instant instant = Instant.parse(text);
        boolean tooFine = !instant.equals(instant.truncatedTo(ChronoUnit.MICROS));
        if (tooFine || instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new IllegalArgumentException(AN_INSTANT);
        }
        return instant;
    }

    private static YearMonth period(String text) {
        if (!PERIOD.matcher(text).matches()) {
            throw new IllegalArgumentException(A_PERIOD);
        }
        return YearMonth.parse(text);
    }
}
