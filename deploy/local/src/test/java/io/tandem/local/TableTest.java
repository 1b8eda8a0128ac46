package io.tandem.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void alignsNumbersToTheRightAndWordsToTheLeft() {
        Table table = new Table("who", ">amount").row("Ada", "1.5").row("Grace", "1200");

        assertEquals(
                List.of("  who    amount", "  ─────  ──────", "  Ada       1.5", "  Grace    1200"),
                table.lines());
    }

    @Test
    void refusesRowOfAnotherWidth() {
        Table table = new Table("one", "two");

        assertThrows(IllegalArgumentException.class, () -> table.row("only"));
    }
}
