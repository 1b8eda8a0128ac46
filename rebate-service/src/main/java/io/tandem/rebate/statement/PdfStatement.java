package io.tandem.rebate.statement;

import io.tandem.chassis.money.Decimals;
import io.tandem.chassis.pdf.PdfPages;
import io.tandem.rebate.statement.StatementView.AssetView;
import io.tandem.rebate.statement.StatementView.CategoryView;
import io.tandem.rebate.statement.StatementView.PocketsView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A statement's totals on paper. Its accruals are in the CSV and the workbook. */
final class PdfStatement {

    private final List<PdfPages.Line> lines = new ArrayList<>();

    private PdfStatement() {}

    static byte[] of(StatementView statement) {
        PdfStatement paper = new PdfStatement();
        paper.write(statement);
        return PdfPages.of(
                paper.lines,
                "Partner "
                        + statement.partnerId()
                        + ", "
                        + statement.programme()
                        + ", "
                        + statement.period());
    }

    private void write(StatementView statement) {
        heading("Statement of rebates, " + statement.period());
        plain("");
        plain("Partner     " + statement.partnerId());
        plain("Programme   " + statement.programme());
        plain("Closed at   " + statement.closedAt());
        plain("Entries     " + statement.leaves());
        for (AssetView asset : statement.assets()) {
            plain("");
            heading(asset.asset().toString());
            asset.categories().forEach(category -> category(category));
            line("Accrued", asset.accrued());
            line("Transferred in (all programmes)", asset.transferredIn());
            line("Transferred out (all programmes)", asset.transferredOut());
            account(asset);
        }
        plain("");
        heading("How to check it");
        plain("Root of this statement (SHA-256):");
        plain("  " + statement.root());
        plain("Root of the month, over " + statement.partners() + " partners:");
        plain("  " + statement.periodRoot());
        plain("The entries are in the CSV file; verifier/Verify.java checks a proof offline.");
    }

    /** Every pocket's amount at the beginning, what moved, and at the end. */
    private void account(AssetView asset) {
        if (asset.opening() == null) {
            return;
        }
        plain("Account, all programmes");
        pockets("Opening", asset.opening());
        asset.movements()
                .forEach(move ->
                        pockets(
                                move.kind().charAt(0)
                                        + move.kind().substring(1).toLowerCase(Locale.ROOT),
                                new PocketsView(
                                        move.pending(),
                                        move.available(),
                                        move.held(),
                                        move.paid())));
        pockets("Closing", asset.closing());
    }

    private void pockets(String name, PocketsView pockets) {
        plain("  " + name);
        line("    pending", pockets.pending());
        line("    available", pockets.available());
        line("    held", pockets.held());
        line("    paid", pockets.paid());
    }

    private void category(CategoryView category) {
        plain(category.category() + ", " + category.entries() + " entries");
        line("  Commissionable fees", category.commissionableFees());
        line("  Gross rebate", category.gross());
        line("  Of it the partner's", category.accrued());
    }

    private void line(String name, BigDecimal amount) {
        plain("%-34s%42s".formatted(name, Decimals.plain(amount)));
    }

    private void heading(String text) {
        lines.add(new PdfPages.Line(text, true));
    }

    private void plain(String text) {
        lines.add(new PdfPages.Line(text, false));
    }
}
