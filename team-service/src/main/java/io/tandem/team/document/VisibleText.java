package io.tandem.team.document;

import java.util.function.IntPredicate;

/**
 * Text that shows all it holds: a character that has no glyph of its own (a control, one that turns
 * the direction of writing, half of a pair, one that means nothing) is written as its number,
 * {@code <U+202E>}. Line ends stay.
 */
final class VisibleText {

    private VisibleText() {}

    static String of(String text) {
        return of(text, codePoint -> codePoint == '\n' || isVisible(codePoint));
    }

    /** On one line: a line end, too, is written as its number. */
    static String inLine(String text) {
        return of(text, VisibleText::isVisible);
    }

    /** With the numbers of all characters that do not pass. */
    static String of(String text, IntPredicate passes) {
        StringBuilder visible = new StringBuilder();
        text.codePoints()
                .forEach(codePoint -> {
                    if (passes.test(codePoint)) {
                        visible.appendCodePoint(codePoint);
                    } else {
                        visible.append("<U+%04X>".formatted(codePoint));
                    }
                });
        return visible.toString();
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
