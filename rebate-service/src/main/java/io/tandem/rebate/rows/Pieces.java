package io.tandem.rebate.rows;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;

/**
 * Puts pieces together to one statement: all but the last are its with-queries. Its parameters are
 * those of the pieces, one after the other.
 *
 * <p>PostgreSQL leaves open in which order pieces that change data take place, unless one reads
 * what another returns: {@link #after} makes it wait for that.
 */
public final class Pieces {

    private final StringBuilder text = new StringBuilder();
    private int parameters;

    /** A condition that is true, when the piece of that name has taken place. */
    public static String after(String name) {
        return "(select count(*) from " + name + ") >= 0";
    }

    /** Adds one under a name by which others can read it. */
    public Pieces with(String name, Piece piece) {
        text.append(text.isEmpty() ? "with " : ", ").append(name);
        text.append(" as (\n").append(piece.after(parameters)).append(")");
        parameters += piece.parameters();
        return this;
    }

    /** Adds one that changes data and that others may have to wait for. */
    public Pieces withChange(String name, Piece piece) {
        return with(name, new Piece(piece.sql() + "returning 1", piece.parameters()));
    }

    /** The statement, with its last piece. */
    public String end(Piece piece) {
        text.append(text.isEmpty() ? "" : "\n").append(piece.after(parameters));
        if (text.length() > LongStatements.CHARACTERS) {
            throw new IllegalStateException("Connections do not keep so long a statement: " + text);
        }
        return text.toString();
    }

    /** What the pieces are given, in their order, as the statement takes it. */
    public static Tuple joined(List<Tuple> parameters) {
        Tuple all = Tuple.tuple();
        for (Tuple some : parameters) {
            for (int i = 0; i < some.size(); i++) {
                all.addValue(some.getValue(i));
            }
        }
        return all;
    }
}
