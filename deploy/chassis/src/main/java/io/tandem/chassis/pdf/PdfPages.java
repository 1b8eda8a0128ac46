package io.tandem.chassis.pdf;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines of text as a PDF 1.4 of A4 pages, the same bytes for the same lines. It uses the
 * fixed-width fonts that every reader has, so nothing is embedded or measured: PDF libraries for
 * Java bring AWT, which a native image is better without.
 */
public final class PdfPages {

    /** So many characters of a line go between the margins. */
    public static final int WIDTH = 94;

    /** A line, all of whose characters the fonts have; what runs over the margin is not cut. */
    public record Line(String text, boolean bold) {

        public Line {
            if (!text.codePoints().allMatch(Glyphs::has)) {
                throw new IllegalArgumentException("a character that the fonts do not have");
            }
        }
    }

    private static final int LINES_A_PAGE = 52;
    private static final int FIRST_PAGE_OBJECT = 8;
    private static final String FOOT = "BT /R 7 Tf 40 30 Td %s ET";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> offsets = new ArrayList<>();

    private PdfPages() {}

    /**
     * @param foot stands below each page, before the page's number
     */
    public static byte[] of(List<Line> lines, String foot) {
        PdfPages file = new PdfPages();
        file.write(lines, foot);
        return file.out.toByteArray();
    }

    private void write(List<Line> lines, String foot) {
        text("%PDF-1.4\n");
        int pages = Math.max(1, Math.ceilDiv(lines.size(), LINES_A_PAGE));
        object("<< /Type /Catalog /Pages 2 0 R >>");
        StringBuilder kids = new StringBuilder();
        for (int page = 0; page < pages; page++) {
            kids.append(FIRST_PAGE_OBJECT + 2 * page).append(" 0 R ");
        }
        object("<< /Type /Pages /Kids [" + kids + "] /Count " + pages + " >>");
        object(Glyphs.extendedEncoding());
        object(font("Courier", "/WinAnsiEncoding"));
        object(font("Courier-Bold", "/WinAnsiEncoding"));
        object(font("Courier", "3 0 R"));
        object(font("Courier-Bold", "3 0 R"));
        for (int page = 0; page < pages; page++) {
            int from = page * LINES_A_PAGE;
            page(
                    lines.subList(from, Math.min(lines.size(), from + LINES_A_PAGE)),
                    foot + ", page " + (page + 1) + " of " + pages);
        }
        trailer();
    }

    private static String font(String name, String encoding) {
        return "<< /Type /Font /Subtype /Type1 /BaseFont /"
                + name
                + " /Encoding "
                + encoding
                + " >>";
    }

    private void page(List<Line> lines, String foot) {
        int content = offsets.size() + 2;
        object(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font"
                        + " << /R 4 0 R /B 5 0 R /RX 6 0 R /BX 7 0 R >> >> /Contents "
                        + content
                        + " 0 R >>");
        StringBuilder stream = new StringBuilder("BT 40 800 Td 14 TL\n");
        for (Line line : lines) {
            show(stream, line);
            stream.append("T*\n");
        }
        stream.append("ET\n").append(FOOT.formatted(shown(foot)));
        int length = stream.toString().getBytes(Glyphs.WIN_ANSI).length;
        object("<< /Length " + length + " >>\nstream\n" + stream + "\nendstream");
    }

    /** In runs of one font each. */
    private static void show(StringBuilder stream, Line line) {
        StringBuilder run = new StringBuilder();
        boolean winAnsi = true;
        for (char c : line.text().toCharArray()) {
            if (Glyphs.isWinAnsi(c) != winAnsi) {
                flush(stream, run, line.bold(), winAnsi);
                winAnsi = !winAnsi;
            }
            run.append(c);
        }
        flush(stream, run, line.bold(), winAnsi);
    }

    private static void flush(
            StringBuilder stream, StringBuilder run, boolean bold, boolean winAnsi) {
        if (!run.isEmpty()) {
            stream.append(bold ? "/B" : "/R").append(winAnsi ? "" : "X").append(" 9 Tf ");
            stream.append(winAnsi ? shown(run.toString()) : extended(run.toString()));
            stream.append('\n');
            run.setLength(0);
        }
    }

    private static String shown(String text) {
        return "(" + text.replaceAll("[()\\\\]", "\\\\$0") + ") Tj";
    }

    private static String extended(String text) {
        StringBuilder hex = new StringBuilder("<");
        text.chars().forEach(c -> hex.append("%02x".formatted(Glyphs.extendedCode(c))));
        return hex.append("> Tj").toString();
    }

    private void object(String body) {
        offsets.add(out.size());
        text(offsets.size() + " 0 obj\n" + body + "\nendobj\n");
    }

    private void trailer() {
        int start = out.size();
        text("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
        for (int offset : offsets) {
            text("%010d 00000 n \n".formatted(offset));
        }
        text(
                "trailer\n<< /Size "
                        + (offsets.size() + 1)
                        + " /Root 1 0 R >>\nstartxref\n"
                        + start
                        + "\n%%EOF\n");
    }

    private void text(String text) {
        out.writeBytes(text.getBytes(Glyphs.WIN_ANSI));
    }
}
