package io.tandem.rebate.statement;

import io.smallrye.mutiny.Multi;
import io.tandem.rebate.statement.StatementRows.Stored;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A statement's accruals as CSV (RFC 4180). Text that a spreadsheet would take for a formula gets
 * an apostrophe before it; amounts are exact.
 */
final class CsvStatement {

    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private CsvStatement() {}

    static Multi<byte[]> of(Multi<List<Stored>> pages) {
        Multi<byte[]> header = Multi.createFrom().item(() -> lines(List.of(EntryColumns.names())));
        Multi<byte[]> rows =
                pages.filter(page -> !page.isEmpty())
                        .map(page -> lines(page.stream().map(CsvStatement::line).toList()));
        return Multi.createBy().concatenating().streams(header, rows);
    }

    /** The balances and what moved between them: another table, so another file. */
    static Multi<byte[]> balancesOf(StatementView statement) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(BalanceColumns.NAMES);
        BalanceColumns.rows(statement).forEach(line -> lines.add(line.cells()));
        return Multi.createFrom().item(() -> lines(lines));
    }

    private static List<String> line(Stored row) {
        List<String> cells = new ArrayList<>(EntryColumns.cells(row));
        for (int i = 0; i < EntryColumns.FIRST_NUMBER; i++) {
            cells.set(i, safe(cells.get(i)));
        }
        return cells;
    }

    static String safe(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static byte[] lines(List<List<String>> lines) {
        StringBuilder out = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
            for (List<String> line : lines) {
                printer.printRecord(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }
}
