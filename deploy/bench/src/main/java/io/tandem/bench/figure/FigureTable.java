package io.tandem.bench.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The figures as a person reads them. */
public final class FigureTable {

    private static final List<String> HEAD =
            List.of("figure", "unit", "median", "min", "max", "limit", "ratio", "goal", "");
    private static final int FIRST_NUMBER = 2;
    private static final int LAST_NUMBER = 6;
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private FigureTable() {}

    public static String text(List<Figure> figures) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        figures.forEach(figure -> rows.add(row(figure)));
        int[] widths = new int[HEAD.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            text.append(line(row, widths).stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String cell = row.get(i);
            String gap = " ".repeat(widths[i] - cell.length());
            boolean number = i >= FIRST_NUMBER && i <= LAST_NUMBER;
            line.append(number ? gap + cell : cell + gap).append("  ");
        }
        return line.toString();
    }

    private static List<String> row(Figure figure) {
        boolean measured = figure.isMeasured();
        return List.of(
                figure.name(),
                figure.unit(),
                measured ? number(figure.values().median()) : "–",
                measured ? number(figure.values().min()) : "–",
                measured ? number(figure.values().max()) : "–",
                figure.limit().map(FigureTable::number).orElse(""),
                figure.ratio().map(FigureTable::ratio).orElse(""),
                figure.goal().map(goal -> goal + verdict(figure)).orElse(""),
                figure.note());
    }

    private static String verdict(Figure figure) {
        return figure.met().map(met -> met ? " met" : " MISSED").orElse("");
    }

    /** As many digits as a reader can use. */
    static String number(BigDecimal value) {
        BigDecimal size = value.abs();
        int scale = size.compareTo(THOUSAND) >= 0 ? 0 : size.compareTo(HUNDRED) >= 0 ? 1 : 2;
        return String.format(
                java.util.Locale.ROOT,
                "%,." + scale + "f",
                value.setScale(scale, RoundingMode.HALF_EVEN));
    }

    private static String ratio(BigDecimal ratio) {
        return "×" + ratio.setScale(2, RoundingMode.DOWN).toPlainString();
    }
}
