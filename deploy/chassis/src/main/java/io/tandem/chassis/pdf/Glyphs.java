package io.tandem.chassis.pdf;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The characters of the fixed-width fonts that every PDF reader has: those of WinAnsi, and the rest
 * of Adobe's Latin set (Turkish, Polish, Czech, Romanian, Baltic letters), which a second font
 * object spells by the glyphs' names.
 */
public final class Glyphs {

    /** Western Europe's letters, as the PDF's {@code WinAnsiEncoding}. */
    static final Charset WIN_ANSI = Charset.forName("windows-1252");

    private static final int FIRST_CODE = 33;
    private static final String NAMES =
            """
            Ā Amacron ā amacron Ă Abreve ă abreve Ą Aogonek ą aogonek Ć Cacute ć cacute
            Č Ccaron č ccaron Ď Dcaron ď dcaron Đ Dcroat đ dcroat Ē Emacron ē emacron
            Ė Edotaccent ė edotaccent Ę Eogonek ę eogonek Ě Ecaron ě ecaron Ğ Gbreve ğ gbreve
            Ģ Gcommaaccent ģ gcommaaccent Ī Imacron ī imacron Į Iogonek į iogonek
            İ Idotaccent ı dotlessi Ķ Kcommaaccent ķ kcommaaccent Ĺ Lacute ĺ lacute
            Ļ Lcommaaccent ļ lcommaaccent Ľ Lcaron ľ lcaron Ł Lslash ł lslash Ń Nacute ń nacute
            Ņ Ncommaaccent ņ ncommaaccent Ň Ncaron ň ncaron Ō Omacron ō omacron
            Ő Ohungarumlaut ő ohungarumlaut Ŕ Racute ŕ racute Ŗ Rcommaaccent ŗ rcommaaccent
            Ř Rcaron ř rcaron Ś Sacute ś sacute Ş Scedilla ş scedilla Ș Scommaaccent ș scommaaccent
            Ť Tcaron ť tcaron Ţ Tcommaaccent ţ tcommaaccent Ū Umacron ū umacron Ů Uring ů uring
            Ű Uhungarumlaut ű uhungarumlaut Ų Uogonek ų uogonek Ź Zacute ź zacute
            Ż Zdotaccent ż zdotaccent ≠ notequal ≤ lessequal ≥ greaterequal − minus
            """;

    private static final List<String> EXTENDED = new ArrayList<>();
    private static final Map<Integer, Integer> CODES = new HashMap<>();

    static {
        String[] pairs = NAMES.strip().split("\\s+");
        for (int i = 0; i < pairs.length; i += 2) {
            CODES.put(pairs[i].codePointAt(0), FIRST_CODE + EXTENDED.size());
            EXTENDED.add(pairs[i + 1]);
        }
    }

    private Glyphs() {}

    /** Whether the character can be shown. */
    public static boolean has(int codePoint) {
        return isWinAnsi(codePoint) || CODES.containsKey(codePoint);
    }

    static boolean isWinAnsi(int codePoint) {
        return codePoint >= ' '
                && Character.isBmpCodePoint(codePoint)
                && !Character.isISOControl(codePoint)
                && WIN_ANSI.newEncoder().canEncode((char) codePoint);
    }

    /** The character's code in the second font. */
    static int extendedCode(int codePoint) {
        return CODES.get(codePoint);
    }

    /** The encoding of the second font. */
    static String extendedEncoding() {
        return "<< /Type /Encoding /Differences ["
                + FIRST_CODE
                + " /"
                + String.join(" /", EXTENDED)
                + "] >>";
    }
}
