package io.tandem.rebate.rows;

/** Tells rows that others have committed from rows of one's own transaction. */
public final class Committed {

    /**
     * An SQL condition on a table's row: it was not written by the present transaction, so it will
     * stay whatever becomes of that.
     */
    public static final String CONDITION =
            "(xmin::text is distinct from"
                    + " (pg_current_xact_id_if_assigned()::text::numeric % 4294967296)::text)";

    private Committed() {}
}
