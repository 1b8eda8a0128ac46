import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * That a restatement starts from what it says that it corrects: the settlement of its period or the
 * restatement before it, line by line. Each of them has been checked by itself before.
 */
final class RestatementCheck {

    private final Map<String, Object> restatement;
    private final Map<String, Object> previous;
    private final String where;

    private RestatementCheck(Map<String, Object> restatement, Map<String, Object> previous) {
        this.restatement = restatement;
        this.previous = previous;
        this.where = "restatement of " + restatement.get("period") + ", ";
    }

    /** What holds, in words; what is not among the given settlements cannot be compared with. */
    static String verify(
            Map<String, Object> restatement, Map<String, Map<String, Object>> settlements) {
        Map<String, Object> corrects = Json.object(restatement, "corrects");
        Map<String, Object> previous = settlements.get(Json.text(corrects, "previousId"));
        if (previous == null) {
            requireNoOther(restatement, settlements);
            return "NOT COMPARED: restatement "
                    + restatement.get("id")
                    + " starts from "
                    + corrects.get("previousId")
                    + ", which was not given";
        }
        new RestatementCheck(restatement, previous).verify(corrects);
        return "OK: restatement "
                + restatement.get("id")
                + " starts from what "
                + previous.get("id")
                + " says";
    }

    /** Whatever has the number before it is what it starts from. */
    private static void requireNoOther(
            Map<String, Object> restatement, Map<String, Map<String, Object>> settlements) {
        for (Map<String, Object> each : settlements.values()) {
            if (each.get("period").equals(restatement.get("period"))
                    && Json.number(each, "number") + 1 == Json.number(restatement, "number")) {
                throw new Difference(
                        "restatement of " + restatement.get("period") + ", what it starts from",
                        Json.object(restatement, "corrects").get("previousId"),
                        each.get("id"));
            }
        }
    }

    private void verify(Map<String, Object> corrects) {
        Difference.unlessSame(
                where + "period", restatement.get("period"), previous.get("period"));
        Difference.unlessSame(
                where + "number",
                Json.number(restatement, "number"),
                Json.number(previous, "number") + 1);
        Difference.unlessSame(
                where + "settlement",
                corrects.get("settlementId"),
                previous.get("corrects") == null
                        ? previous.get("id")
                        : Json.object(previous, "corrects").get("settlementId"));
        SortedMap<String, String> stood = new TreeMap<>();
        lines(previous).forEach((at, line) -> stood.put(at, figures(line)));
        lines(restatement)
                .forEach((at, line) ->
                        Difference.unlessSame(
                                where + at + ", before",
                                figures(Json.object(line, "before")),
                                stood.getOrDefault(at, "0 0")));
        stood.keySet().removeAll(lines(restatement).keySet());
        if (!stood.isEmpty()) {
            throw new Difference(where + "lines", "none for " + stood.firstKey(), "one");
        }
    }

    private static SortedMap<String, Map<String, Object>> lines(Map<String, Object> settlement) {
        SortedMap<String, Map<String, Object>> lines = new TreeMap<>();
        for (Object each : Json.list(settlement, "assets")) {
            Map<String, Object> asset = Json.members(each);
            for (Object part : Json.list(asset, "parts")) {
                Map<String, Object> line = Json.members(part);
                lines.put(asset.get("asset") + ", " + line.get("partnerId"), line);
            }
        }
        return lines;
    }

    private static String figures(Map<String, Object> line) {
        return plain(line, "contributed") + " " + plain(line, "part");
    }

    private static String plain(Map<String, Object> line, String name) {
        BigDecimal amount = Json.decimal(line, name);
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
