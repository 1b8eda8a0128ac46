package io.tandem.team.document;

import java.util.List;

/**
 * Blocks as CommonMark. What is not our own words stands in code spans and fences, in which nothing
 * has a meaning; each fence is longer than any run of backticks within it.
 */
final class MarkdownWriter {

    private static final int SHORTEST_FENCE = 3;

    private final StringBuilder out = new StringBuilder();
    private boolean afterItem;

    private MarkdownWriter() {}

    static String of(List<Block> blocks) {
        MarkdownWriter writer = new MarkdownWriter();
        blocks.forEach(writer::write);
        return writer.out.toString();
    }

    private void write(Block block) {
        boolean item = block instanceof Block.Item;
        if (!out.isEmpty() && !(item && afterItem)) {
            out.append('\n');
        }
        afterItem = item;
        switch (block) {
            case Block.Heading(int level, String text) ->
                    out.append("#".repeat(level)).append(' ').append(text).append('\n');
            case Block.Words(String text) -> out.append(text).append('\n');
            case Block.Item(String name, String value) ->
                    out.append("- ").append(name).append(": ").append(span(value)).append('\n');
            case Block.Formula(String text) -> fence(text);
            case Block.Verbatim(String text) -> fence(VisibleText.of(text));
        }
    }

    private static String span(String value) {
        String visible = VisibleText.inLine(value);
        String ticks = "`".repeat(longestRun(visible) + 1);
        // The spaces keep backticks at the ends apart from the span's own; a reader drops them.
        return visible.isBlank() ? "" : ticks + " " + visible + " " + ticks;
    }

    private void fence(String text) {
        String fence = "`".repeat(Math.max(SHORTEST_FENCE, longestRun(text) + 1));
        out.append(fence).append("text\n").append(text).append('\n').append(fence).append('\n');
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (char c : text.toCharArray()) {
            run = c == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
