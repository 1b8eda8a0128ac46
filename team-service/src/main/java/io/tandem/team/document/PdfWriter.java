package io.tandem.team.document;

import io.tandem.chassis.pdf.Glyphs;
import io.tandem.chassis.pdf.PdfPages;
import java.util.ArrayList;
import java.util.List;

/** Blocks as lines of a PDF's fixed width. What a member wrote stands behind a bar. */
final class PdfWriter {

    private static final String INDENT = "    ";
    private static final String BAR = "| ";

    private final List<PdfPages.Line> lines = new ArrayList<>();

    private PdfWriter() {}

    static byte[] of(List<Block> blocks, String foot) {
        PdfWriter writer = new PdfWriter();
        blocks.forEach(writer::write);
        return PdfPages.of(writer.lines, foot);
    }

    private void write(Block block) {
        switch (block) {
            case Block.Heading(_, String text) -> {
                line("", false);
                wrapped(text, "", "", true);
            }
            case Block.Words(String text) -> wrapped(text, "", "", false);
            case Block.Item(String name, String value) ->
                    wrapped(name + ": " + VisibleText.inLine(value), "  - ", INDENT, false);
            case Block.Formula(String text) ->
                    text.lines().forEach(each -> wrapped(each, INDENT, INDENT + "  ", false));
            case Block.Verbatim(String text) ->
                    VisibleText.of(text).lines().forEach(each -> wrapped(each, BAR, BAR, false));
        }
    }

    /** At the last space that fits; a word that is longer than a line is cut. */
    private void wrapped(String text, String first, String next, boolean bold) {
        String rest = VisibleText.of(text, Glyphs::has);
        String before = first;
        while (rest.length() > PdfPages.WIDTH - before.length()) {
            int room = PdfPages.WIDTH - before.length();
            int space = rest.lastIndexOf(' ', room);
            int cut = space > room / 2 ? space : room;
            line(before + rest.substring(0, cut), bold);
            rest = rest.substring(space == cut ? cut + 1 : cut);
            before = next;
        }
        line(before + rest, bold);
    }

    private void line(String text, boolean bold) {
        lines.add(new PdfPages.Line(text, bold));
    }
}
