package io.tandem.chassis.pdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfPagesTest {

    private static final Pattern ENTRY = Pattern.compile("(\\d{10}) 00000 n ");
    private static final Pattern STREAM =
            Pattern.compile("<< /Length (\\d+) >>\nstream\n(.*?)\nendstream", Pattern.DOTALL);

    private static String pdf(PdfPages.Line... lines) {
        return new String(PdfPages.of(List.of(lines), "foot"), StandardCharsets.ISO_8859_1);
    }

    private static PdfPages.Line line(String text) {
        return new PdfPages.Line(text, false);
    }

    @Test
    void tellsWhereEachObjectBeginsAndHowLongEachStreamIs() {
        String pdf = pdf(line("Zürich"), line("Łódź ≥ €5"), new PdfPages.Line("bold", true));

        List<Integer> offsets =
                ENTRY.matcher(pdf)
                        .results()
                        .map(entry -> Integer.parseInt(entry.group(1)))
                        .toList();
        for (int i = 0; i < offsets.size(); i++) {
            assertTrue(pdf.startsWith((i + 1) + " 0 obj\n", offsets.get(i)), "object " + (i + 1));
        }
        List<MatchResult> streams = STREAM.matcher(pdf).results().toList();
        assertEquals(1, streams.size());
        assertEquals(
                Integer.parseInt(streams.getFirst().group(1)),
                streams.getFirst().group(2).length());
    }

    @Test
    void numbersThePagesOfALongText() {
        byte[] file = PdfPages.of(Collections.nCopies(105, line("again")), "foot");

        Matcher pages =
                Pattern.compile("\\(foot, page (\\d) of 3\\)")
                        .matcher(new String(file, StandardCharsets.ISO_8859_1));
        assertEquals(List.of("1", "2", "3"), pages.results().map(page -> page.group(1)).toList());
    }

    @Test
    void showsBracketsAndBackslashesAsTheyAre() {
        assertTrue(pdf(line("a(b)\\c")).contains("(a\\(b\\)\\\\c) Tj"));
    }

    @Test
    void spellsWhatWinAnsiLacksByTheSecondFont() {
        assertTrue(pdf(line("Ā≤")).contains("/RX 9 Tf <21"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\u0007", "漢", "\u202e", "😀"})
    void refusesALineThatItCannotShow(String text) {
        assertThrows(IllegalArgumentException.class, () -> line(text));
    }

    @Test
    void givesTheSameBytesForTheSameLines() {
        List<PdfPages.Line> lines = List.of(line("one"), line("two"));

        assertArrayEquals(PdfPages.of(lines, "foot"), PdfPages.of(lines, "foot"));
    }
}
