package io.tandem.rebate.statement;

import io.tandem.rebate.statement.StatementRows.Stored;
import io.tandem.rebate.statement.model.Role;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A statement's rows as a spreadsheet has them: fields of the leaf, and the partner's own part. */
final class EntryColumns {

    private static final List<String> TEXTS =
            List.of(
                    "tradeId",
                    "n",
                    "cause",
                    "tradePeriod",
                    "executedAt",
                    "instrument",
                    "category",
                    "reason",
                    "role",
                    "userId",
                    "asset");

    private static final List<String> NUMBERS = List.of("commissionable", "rate", "gross");

    /** Where the numbers begin. */
    static final int FIRST_NUMBER = TEXTS.size();

    private EntryColumns() {}

    static List<String> names() {
        List<String> names = new ArrayList<>(TEXTS);
        names.addAll(NUMBERS);
        names.add("accrued");
        return names;
    }

    /** The cells, a missing field as an empty one. */
    static List<String> cells(Stored row) {
        Map<String, String> fields = row.fields();
        List<String> cells = new ArrayList<>();
        for (String name : TEXTS) {
            cells.add(fields.getOrDefault(name, ""));
        }
        for (String name : NUMBERS) {
            cells.add(fields.getOrDefault(name, ""));
        }
        String part = row.line().role() == Role.OWNER ? "ownerPart" : "coInviterPart";
        cells.add(fields.get(part));
        return cells;
    }

    static BigDecimal number(String cell) {
        return new BigDecimal(cell);
    }
}
