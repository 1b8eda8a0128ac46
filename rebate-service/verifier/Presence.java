import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who takes part in a period, as which fraction of a member: those who have not left in full, a
 * former one in the k-th period of the tail that the terms leave it as share · (1 − decay)ᵏ⁻¹, cut
 * off at 18 decimals.
 */
final class Presence {

    private Presence() {}

    static SortedMap<String, BigDecimal> of(Map<String, Object> agreement, String period) {
        Map<String, Object> terms = Json.object(agreement, "terms");
        SortedMap<String, BigDecimal> presences = new TreeMap<>();
        AgreementCheck.members(terms).forEach(member -> presences.put(member, BigDecimal.ONE));
        if (agreement.get("exits") == null) {
            return presences;
        }
        for (Object each : Json.list(agreement, "exits")) {
            Map<String, Object> exit = Json.members(each);
            String partner = Json.text(exit, "partnerId");
            if (!presences.containsKey(partner) || !terms.containsKey("exit")) {
                throw new Difference("exit of " + partner, "one", "none by these terms");
            }
            YearMonth last = YearMonth.parse(Json.text(exit, "lastPeriod"));
            long k = last.until(YearMonth.parse(period), ChronoUnit.MONTHS);
            if (k > 0) {
                presences.put(
                        partner, inTail(Json.object(terms, "exit"), Json.text(exit, "kind"), k));
            }
        }
        presences.values().removeIf(presence -> presence.signum() == 0);
        return presences;
    }

    private static BigDecimal inTail(Map<String, Object> exit, String kind, long k) {
        if (!exit.containsKey("tail")) {
            return BigDecimal.ZERO;
        }
        Map<String, Object> tail = Json.object(exit, "tail");
        if (k > Json.number(tail, "periods") || !Json.list(tail, "after").contains(kind)) {
            return BigDecimal.ZERO;
        }
        BigDecimal left = BigDecimal.ONE.subtract(Json.decimal(tail, "decay"));
        return Json.decimal(tail, "share")
                .multiply(left.pow(Math.toIntExact(k - 1)))
                .setScale(18, RoundingMode.DOWN);
    }
}
