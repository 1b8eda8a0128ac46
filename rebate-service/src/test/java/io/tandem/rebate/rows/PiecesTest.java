package io.tandem.rebate.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import org.junit.jupiter.api.Test;

class PiecesTest {

    @Test
    void numbersTheParametersOfEachPieceOnFromThoseBefore() {
        String statement =
                new Pieces()
                        .with("first", new Piece("select $1, $2", 2))
                        .withChange("second", new Piece("insert into t select $2, $1, $10 ", 10))
                        .end(new Piece("select $1", 1));

        assertEquals(
                """
                with first as (
                select $1, $2), second as (
                insert into t select $4, $3, $12 returning 1)
                select $13\
                """,
                statement);
    }

    @Test
    void refusesAStatementThatConnectionsWouldNotKeep() {
        Piece longest = new Piece("x".repeat(LongStatements.CHARACTERS), 0);
        Piece longer = new Piece(longest.sql() + "x", 0);

        assertEquals(longest.sql(), new Pieces().end(longest));
        assertThrows(IllegalStateException.class, () -> new Pieces().end(longer));
    }

    @Test
    void joinsWhatThePiecesTake() {
        Tuple joined = Pieces.joined(List.of(Tuple.of(1, null), Tuple.tuple(), Tuple.of("b")));

        assertEquals(3, joined.size());
        assertEquals(1, joined.getValue(0));
        assertEquals(null, joined.getValue(1));
        assertEquals("b", joined.getValue(2));
    }
}
