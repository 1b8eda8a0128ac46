package io.tandem.local;

import java.util.ArrayList;
import java.util.List;

/** A plain-text table with aligned columns: numbers to the right, words to the left. */
public final class Table {

    private static final String GAP = "  ";

    private final List<String> heads;
    private final List<List<String>> rows = new ArrayList<>();

    /** Columns by their heads; one that begins with {@code >} is aligned to the right. */
    public Table(String... heads) {
        this.heads = List.of(heads);
    }

    public Table(List<String> heads) {
        this.heads = List.copyOf(heads);
    }

    public Table row(Object... cells) {
        return row(List.of(cells).stream().map(String::valueOf).toList());
    }

    public Table row(List<String> cells) {
        if (cells.size() != heads.size()) {
            throw new IllegalArgumentException(
                    "A row needs " + heads.size() + " cells and has " + cells.size());
        }
        rows.add(cells);
        return this;
    }

    /** The table's lines, the head first. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line(heads.stream().map(Table::head).toList()));
        lines.add("  " + String.join(GAP, widths().stream().map("─"::repeat).toList()));
        rows.forEach(row -> lines.add(line(row)));
        return lines;
    }

    public void print(Console console) {
        lines().forEach(console::line);
    }

    private String line(List<String> cells) {
        List<Integer> widths = widths();
        StringBuilder line = new StringBuilder(" ");
        for (int column = 0; column < cells.size(); column++) {
            String pad = " ".repeat(widths.get(column) - cells.get(column).length());
            boolean right = heads.get(column).startsWith(">");
            line.append(column == 0 ? " " : GAP)
                    .append(right ? pad + cells.get(column) : cells.get(column) + pad);
        }
        return line.toString().stripTrailing();
    }

    private List<Integer> widths() {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < heads.size(); column++) {
            int width = head(heads.get(column)).length();
            for (List<String> row : rows) {
                width = Math.max(width, row.get(column).length());
            }
            widths.add(width);
        }
        return widths;
    }

    private static String head(String head) {
        return head.startsWith(">") ? head.substring(1) : head;
    }
}
