package io.tandem.rebate.rows;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement, or what is one piece of a larger one.
 *
 * @param sql its parameters are numbered from 1
 * @param parameters how many it has
 */
public record Piece(String sql, int parameters) {

    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");

    /** The text when {@code before} parameters of other pieces come first. */
    String after(int before) {
        return PARAMETER
                .matcher(sql)
                .replaceAll(number ->
                        Matcher.quoteReplacement(
                                "$" + (Integer.parseInt(number.group(1)) + before)));
    }
}
