package io.tandem.rebate.statement;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines of text as a PDF 1.4 of A4 pages. It uses the two fixed-width fonts that every reader has,
 * so columns are made by spaces and nothing is embedded or measured: PDF libraries for Java bring
 * AWT, which a native image is better without.
 */
final class PdfPages {

    private static final Charset WIN_ANSI = Charset.forName("windows-1252");
    private static final int LINES_A_PAGE = 54;
    private static final String PAGE_HEAD = "BT /%s 9 Tf 40 800 Td 14 TL\n";
    private static final int FIRST_PAGE_OBJECT = 5;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> offsets = new ArrayList<>();

    private PdfPages() {}

    /** Lines that begin with a {@code #} are bold, without it. */
    static byte[] of(List<String> lines) {
        PdfPages file = new PdfPages();
        file.write(lines);
        return file.out.toByteArray();
    }

    private void write(List<String> lines) {
        text("%PDF-1.4\n");
        int pages = Math.max(1, (lines.size() + LINES_A_PAGE - 1) / LINES_A_PAGE);
        object("<< /Type /Catalog /Pages 2 0 R >>");
        StringBuilder kids = new StringBuilder();
        for (int page = 0; page < pages; page++) {
            kids.append(FIRST_PAGE_OBJECT + 2 * page).append(" 0 R ");
        }
        object("<< /Type /Pages /Kids [" + kids + "] /Count " + pages + " >>");
        object(font("Courier"));
        object(font("Courier-Bold"));
        for (int page = 0; page < pages; page++) {
            int from = page * LINES_A_PAGE;
            page(lines.subList(from, Math.min(lines.size(), from + LINES_A_PAGE)));
        }
        trailer();
    }

    private static String font(String name) {
        return "<< /Type /Font /Subtype /Type1 /BaseFont /"
                + name
                + " /Encoding /WinAnsiEncoding >>";
    }

    private void page(List<String> lines) {
        int content = offsets.size() + 2;
        object(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font"
                        + " << /F1 3 0 R /F2 4 0 R >> >> /Contents "
                        + content
                        + " 0 R >>");
        StringBuilder stream = new StringBuilder(PAGE_HEAD.formatted("F1"));
        for (String line : lines) {
            boolean bold = line.startsWith("#");
            stream.append(bold ? "/F2 9 Tf (" : "/F1 9 Tf (")
                    .append(escaped(bold ? line.substring(1) : line))
                    .append(") Tj T*\n");
        }
        stream.append("ET");
        int length = stream.toString().getBytes(WIN_ANSI).length;
        object("<< /Length " + length + " >>\nstream\n" + stream + "\nendstream");
    }

    private static String escaped(String line) {
        StringBuilder escaped = new StringBuilder();
        for (char c : line.toCharArray()) {
            if (c == '(' || c == ')' || c == '\\') {
                escaped.append('\\');
            }
            escaped.append(c < ' ' || !WIN_ANSI.newEncoder().canEncode(c) ? '?' : c);
        }
        return escaped.toString();
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
        out.writeBytes(text.getBytes(WIN_ANSI));
    }
}
