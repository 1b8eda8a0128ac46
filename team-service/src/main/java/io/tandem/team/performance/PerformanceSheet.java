package io.tandem.team.performance;

import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Decimals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The table for spreadsheets: a line per row and asset, since a cell holds one figure. What is
 * asked for is at most two years of a hundred members, so it is written at once. All text in it is
 * ours (months, ids, codes): none that a spreadsheet would take for a formula.
 */
final class PerformanceSheet {

    private static final List<String> NAMES =
            List.of(
                    "period",
                    "partnerId",
                    "asset",
                    "volumeUsd",
                    "invitees",
                    "activeTraders",
                    "solo",
                    "contributed",
                    "payout",
                    "result",
                    "againstSolo",
                    "trades",
                    "fees",
                    "rebateRank",
                    "volumeRank",
                    "inviteesRank",
                    "activeTradersRank");

    /** Before this column there is text, from it on there are numbers. */
    private static final int FIRST_NUMBER = 3;

    private PerformanceSheet() {}

    static byte[] csv(PerformanceView view) {
        StringBuilder out = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
            printer.printRecord(NAMES);
            for (List<String> line : lines(view)) {
                printer.printRecord(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A spreadsheet shows 15 digits of a number: the CSV has all of them. */
    static byte[] xlsx(PerformanceView view) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Tandem", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Performance");
            write(sheet, 0, NAMES, NAMES.size());
            int row = 1;
            for (List<String> line : lines(view)) {
                write(sheet, row++, line, FIRST_NUMBER);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void write(Worksheet sheet, int row, List<String> cells, int firstNumber) {
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).isEmpty()) {
                continue;
            }
            if (i < firstNumber) {
                sheet.inlineString(row, i, cells.get(i));
            } else {
                sheet.value(row, i, new BigDecimal(cells.get(i)));
            }
        }
    }

    private static List<List<String>> lines(PerformanceView view) {
        return view.items().stream().flatMap(PerformanceSheet::lines).toList();
    }

    /** One for each asset that the row knows, and one without where it knows none. */
    private static Stream<List<String>> lines(PerformanceRowView row) {
        SortedSet<Asset> assets = new TreeSet<>();
        row.assets().forEach(each -> assets.add(each.asset()));
        fees(row).forEach(each -> assets.add(each.asset()));
        return assets.isEmpty()
                ? Stream.of(line(row, Optional.empty()))
                : assets.stream().map(asset -> line(row, Optional.of(asset)));
    }

    private static List<String> line(PerformanceRowView row, Optional<Asset> asset) {
        List<String> cells = new ArrayList<>();
        cells.add(row.period() == null ? "" : row.period().toString());
        cells.add(row.partnerId() == null ? "" : row.partnerId().toString());
        cells.add(asset.map(Asset::code).orElse(""));
        cells.add(Decimals.plain(row.volumeUsd()));
        cells.add(Long.toString(row.invitees()));
        cells.add(Long.toString(row.activeTraders()));
        figures(row, asset)
                .ifPresentOrElse(
                        each ->
                                Stream.of(
                                                each.solo(),
                                                each.contributed(),
                                                each.payout(),
                                                each.result(),
                                                each.againstSolo())
                                        .forEach(amount -> cells.add(Decimals.plain(amount))),
                        () -> cells.addAll(List.of("", "", "", "", "")));
        fees(row).stream()
                .filter(each -> asset.filter(each.asset()::equals).isPresent())
                .findFirst()
                .ifPresentOrElse(
                        each -> {
                            cells.add(Long.toString(each.trades()));
                            cells.add(Decimals.plain(each.fees()));
                        },
                        () -> cells.addAll(List.of("", "")));
        cells.addAll(ranks(row, asset));
        return cells;
    }

    private static List<String> ranks(PerformanceRowView row, Optional<Asset> asset) {
        PerformanceRowView.RanksView ranks = row.ranks();
        if (ranks == null) {
            return List.of("", "", "", "");
        }
        return List.of(
                ranks.rebates().stream()
                        .filter(each -> asset.filter(each.asset()::equals).isPresent())
                        .map(each -> Integer.toString(each.rank()))
                        .findFirst()
                        .orElse(""),
                ranks.volume() == null ? "" : ranks.volume().toString(),
                Integer.toString(ranks.invitees()),
                Integer.toString(ranks.activeTraders()));
    }

    private static Optional<PerformanceRowView.AssetView> figures(
            PerformanceRowView row, Optional<Asset> asset) {
        return row.assets().stream()
                .filter(each -> asset.filter(each.asset()::equals).isPresent())
                .findFirst();
    }

    private static List<PerformanceRowView.FeesView> fees(PerformanceRowView row) {
        return row.fees() == null ? List.of() : row.fees();
    }
}
