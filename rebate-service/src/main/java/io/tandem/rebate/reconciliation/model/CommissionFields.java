package io.tandem.rebate.reconciliation.model;

import io.tandem.chassis.money.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the cells of a commission file's line, and names each rule that they break. An exchange
 * leaves empty what does not apply; what an order cannot be without must be there. Numbers may be
 * written with an exponent, as exporters do, and are exact nevertheless.
 */
public final class CommissionFields {

    /** The first line, to the letter. */
    public static final List<String> HEADER =
            List.of(
                    "brokerCode",
                    "level",
                    "instId",
                    "ordId",
                    "spotTradeAmt",
                    "derivativeTradeAmt",
                    "fee",
                    "netFee",
                    "settlementFee",
                    "brokerRebate",
                    "subBrokerRebate",
                    "userRebate",
                    "affiliated",
                    "ts");

    // Digits are bounded before anything is computed: 1e999999999 must not cost anything.
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?[0-9]{1,20}(\\.[0-9]{1,24})?([eE][+-]?[0-9]{1,2})?");
    private static final Pattern TIME = Pattern.compile("[0-9]{1,14}");
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1,64}");
    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]{0,64}");

    private final long line;
    private final List<String> cells;
    private final Window window;
    private final List<Fault> faults = new ArrayList<>(0);

    private CommissionFields(long line, List<String> cells, Window window) {
        this.line = line;
        this.cells = cells;
        this.window = window;
    }

    /** The line, or why it is none. */
    public record Read(Optional<CommissionLine> line, List<Fault> faults) {}

    /** Whether the first line is the header. */
    public static List<Fault> header(List<String> cells) {
        return cells.equals(HEADER)
                ? List.of()
                : List.of(new Fault(1, "", "must be the header " + String.join(",", HEADER)));
    }

    public static Read read(long line, List<String> cells, Window window) {
        if (cells.size() != HEADER.size()) {
            return new Read(
                    Optional.empty(),
                    List.of(
                            new Fault(
                                    line,
                                    "",
                                    "must have " + HEADER.size() + " cells, not " + cells.size())));
        }
        CommissionFields fields = new CommissionFields(line, cells, window);
        CommissionLine read = fields.read();
        return new Read(
                fields.faults.isEmpty() ? Optional.of(read) : Optional.empty(), fields.faults);
    }

    private CommissionLine read() {
        return new CommissionLine(
                line,
                text("brokerCode", PRINTABLE, "must be at most 64 printable characters"),
                text("level", PRINTABLE, "must be at most 64 printable characters"),
                text("instId", VISIBLE, "must be 1 to 64 visible characters"),
                text("ordId", VISIBLE, "must be 1 to 64 visible characters"),
                volume("spotTradeAmt"),
                volume("derivativeTradeAmt"),
                number("fee").orElseGet(() -> missing("fee")),
                number("netFee"),
                number("settlementFee").orElse(BigDecimal.ZERO),
                new Shares(
                        rebate("brokerRebate").orElseGet(() -> missing("brokerRebate")),
                        rebate("subBrokerRebate").orElse(BigDecimal.ZERO),
                        rebate("userRebate").orElse(BigDecimal.ZERO)),
                text("affiliated", PRINTABLE, "must be at most 64 printable characters"),
                time());
    }

    private String cell(String column) {
        return cells.get(HEADER.indexOf(column));
    }

    private String text(String column, Pattern allowed, String rule) {
        String text = cell(column);
        if (!allowed.matcher(text).matches()) {
            broken(column, rule);
        }
        return text;
    }

    private Optional<BigDecimal> number(String column) {
        String text = cell(column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!NUMBER.matcher(text).matches()) {
            broken(column, "must be a decimal number");
            return Optional.of(BigDecimal.ZERO);
        }
        try {
            return Optional.of(Decimals.exact(new BigDecimal(text), Decimals.LEDGER_SCALE));
        } catch (IllegalArgumentException refusal) {
            broken(column, refusal.getMessage());
            return Optional.of(BigDecimal.ZERO);
        }
    }

    private BigDecimal volume(String column) {
        BigDecimal volume = number(column).orElse(BigDecimal.ZERO);
        if (volume.signum() < 0) {
            broken(column, "must not be negative");
        }
        return volume;
    }

    private Optional<BigDecimal> rebate(String column) {
        Optional<BigDecimal> rebate = number(column);
        if (rebate.filter(amount -> amount.signum() < 0).isPresent()) {
            broken(column, "must not be negative");
        }
        return rebate;
    }

    private BigDecimal missing(String column) {
        broken(column, "must not be empty");
        return BigDecimal.ZERO;
    }

    private Instant time() {
        String text = cell("ts");
        if (!TIME.matcher(text).matches()) {
            broken("ts", "must be milliseconds since 1970");
            return window.from();
        }
        Instant at = Instant.ofEpochMilli(Long.parseLong(text));
        if (!window.has(at)) {
            broken("ts", "must lie in the time that the file covers");
        }
        return at;
    }

    private void broken(String column, String rule) {
        faults.add(new Fault(line, column, rule));
    }
}
