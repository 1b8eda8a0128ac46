package io.tandem.rebate.statement;

import io.smallrye.mutiny.Multi;
import io.tandem.chassis.money.Decimals;
import io.tandem.rebate.statement.StatementRows.Stored;
import io.tandem.rebate.statement.StatementView.AssetView;
import io.tandem.rebate.statement.StatementView.CategoryView;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A statement as a workbook: its summary and all its accruals. Rows leave as they are written, and
 * text stands inline, so that no sheet is ever held; text cells are never formulas. A spreadsheet
 * shows 15 digits of a number: the CSV has all of them.
 */
final class XlsxStatement {

    private static final int ROWS_A_SHEET = 1_000_000;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Workbook workbook = new Workbook(out, "Tandem", "1.0");
    private Worksheet sheet;
    private int sheets;
    private int row;

    private XlsxStatement() {}

    static Multi<byte[]> of(StatementView statement, Multi<List<Stored>> pages) {
        return Multi.createFrom()
                .deferred(() -> {
                    XlsxStatement file = new XlsxStatement();
                    return Multi.createBy()
                            .concatenating()
                            .streams(
                                    Multi.createFrom().item(() -> file.summary(statement)),
                                    pages.map(file::entries),
                                    Multi.createFrom().item(file::end))
                            .filter(bytes -> bytes.length > 0);
                });
    }

    private byte[] summary(StatementView statement) {
        sheet = workbook.newWorksheet("Statement");
        row = 0;
        pair("Partner", statement.partnerId().toString());
        pair("Programme", statement.programme());
        pair("Month", statement.period().toString());
        pair("Closed at", statement.closedAt().toString());
        pair("Entries", Long.toString(statement.leaves()));
        pair("Root", statement.root());
        pair("Root of the month", statement.periodRoot());
        row++;
        texts("Asset", "Category", "Entries", "Commissionable fees", "Gross", "Accrued");
        for (AssetView asset : statement.assets()) {
            asset.categories().forEach(category -> category(asset, category));
            texts(asset.asset().code(), "Accrued in all");
            sheet.value(row - 1, 5, asset.accrued());
            texts(asset.asset().code(), "Transferred in");
            sheet.value(row - 1, 5, asset.transferredIn());
            texts(asset.asset().code(), "Transferred out");
            sheet.value(row - 1, 5, asset.transferredOut());
        }
        row++;
        texts(BalanceColumns.NAMES.toArray(String[]::new));
        BalanceColumns.rows(statement).forEach(this::balance);
        return written(sheet::finish);
    }

    private void balance(BalanceColumns.Line line) {
        texts(line.asset().code(), line.kind());
        number(2, line.pockets().pending());
        number(3, line.pockets().available());
        number(4, line.pockets().held());
        number(5, line.pockets().paid());
    }

    private void number(int column, BigDecimal amount) {
        sheet.value(row - 1, column, EntryColumns.number(Decimals.plain(amount)));
    }

    private void category(AssetView asset, CategoryView category) {
        texts(asset.asset().code(), category.category());
        sheet.value(row - 1, 2, category.entries());
        sheet.value(row - 1, 3, category.commissionableFees());
        sheet.value(row - 1, 4, category.gross());
        sheet.value(row - 1, 5, category.accrued());
    }

    private byte[] entries(List<Stored> page) {
        if (sheets == 0) {
            nextSheet();
        }
        for (Stored entry : page) {
            if (row > ROWS_A_SHEET) {
                finishSheet();
                nextSheet();
            }
            entry(EntryColumns.cells(entry));
        }
        return written(sheet::flush);
    }

    private void nextSheet() {
        sheets++;
        sheet = workbook.newWorksheet(sheets == 1 ? "Entries" : "Entries " + sheets);
        row = 0;
        texts(EntryColumns.names().toArray(String[]::new));
    }

    private void entry(List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).isEmpty()) {
                continue;
            }
            if (i < EntryColumns.FIRST_NUMBER) {
                sheet.inlineString(row, i, cells.get(i));
            } else {
                sheet.value(row, i, EntryColumns.number(cells.get(i)));
            }
        }
        row++;
    }

    private byte[] end() {
        return written(() -> {
            sheet.finish();
            workbook.finish();
        });
    }

    private void finishSheet() {
        try {
            sheet.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void pair(String name, String value) {
        texts(name, value);
    }

    private void texts(String... cells) {
        for (int i = 0; i < cells.length; i++) {
            sheet.inlineString(row, i, cells[i]);
        }
        row++;
    }

    private interface Step {
        void run() throws IOException;
    }

    /** What the step, and all before it, put out. */
    private byte[] written(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] bytes = out.toByteArray();
        out.reset();
        return bytes;
    }
}
