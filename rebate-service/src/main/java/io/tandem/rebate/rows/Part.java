package io.tandem.rebate.rows;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.function.Function;

/**
 * What one table gets of a statement that writes to many.
 *
 * @param name by which the pieces after it can read it
 * @param piece what changes the table, given a condition by which it waits
 * @param parameters what the piece takes
 * @param empty whether there is nothing to change: then it can be left out
 */
public record Part(String name, Function<String, Piece> piece, Tuple parameters, boolean empty) {

    /** One that changes the table by rows. */
    public static Part of(
            String name, Function<String, Piece> piece, Collection<?> rows, Tuple parameters) {
        return new Part(name, piece, parameters, rows.isEmpty());
    }
}
