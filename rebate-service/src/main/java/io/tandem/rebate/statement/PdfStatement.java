package io.tandem.rebate.statement;

import io.tandem.chassis.money.Decimals;
import io.tandem.rebate.statement.StatementView.AssetView;
import io.tandem.rebate.statement.StatementView.CategoryView;
import io.tandem.rebate.statement.StatementView.PocketsView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A statement's totals on paper. Its accruals are in the CSV and the workbook. */
final class PdfStatement {

    private PdfStatement() {}

    static byte[] of(StatementView statement) {
        List<String> lines = new ArrayList<>();
        lines.add("#Statement of rebates, " + statement.period());
        lines.add("");
        lines.add("Partner     " + statement.partnerId());
        lines.add("Programme   " + statement.programme());
        lines.add("Closed at   " + statement.closedAt());
        lines.add("Entries     " + statement.leaves());
        for (AssetView asset : statement.assets()) {
            lines.add("");
            lines.add("#" + asset.asset());
            asset.categories().forEach(category -> category(lines, category));
            line(lines, "Accrued", asset.accrued());
            line(lines, "Transferred in (all programmes)", asset.transferredIn());
            line(lines, "Transferred out (all programmes)", asset.transferredOut());
            account(lines, asset);
        }
        lines.add("");
        lines.add("#How to check it");
        lines.add("Root of this statement (SHA-256):");
        lines.add("  " + statement.root());
        lines.add("Root of the month, over " + statement.partners() + " partners:");
        lines.add("  " + statement.periodRoot());
        lines.add("The entries are in the CSV file; verifier/Verify.java checks a proof offline.");
        return PdfPages.of(lines);
    }

    /** Every pocket's amount at the beginning, what moved, and at the end. */
    private static void account(List<String> lines, AssetView asset) {
        if (asset.opening() == null) {
            return;
        }
        lines.add("Account, all programmes");
        pockets(lines, "Opening", asset.opening());
        asset.movements()
                .forEach(move ->
                        pockets(
                                lines,
                                move.kind().charAt(0)
                                        + move.kind().substring(1).toLowerCase(Locale.ROOT),
                                new PocketsView(
                                        move.pending(),
                                        move.available(),
                                        move.held(),
                                        move.paid())));
        pockets(lines, "Closing", asset.closing());
    }

    private static void pockets(List<String> lines, String name, PocketsView pockets) {
        lines.add("  " + name);
        line(lines, "    pending", pockets.pending());
        line(lines, "    available", pockets.available());
        line(lines, "    held", pockets.held());
        line(lines, "    paid", pockets.paid());
    }

    private static void category(List<String> lines, CategoryView category) {
        lines.add(category.category() + ", " + category.entries() + " entries");
        line(lines, "  Commissionable fees", category.commissionableFees());
        line(lines, "  Gross rebate", category.gross());
        line(lines, "  Of it the partner's", category.accrued());
    }

    private static void line(List<String> lines, String name, BigDecimal amount) {
        lines.add("%-34s%42s".formatted(name, Decimals.plain(amount)));
    }
}
